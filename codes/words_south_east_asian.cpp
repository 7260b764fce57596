#include "codes/words.h"

namespace latchkey::codes {
namespace {

using enum Meaning;

constexpr Words kWords[] = {
    {"th", code,
     "รหัสยืนยัน, รหัสยืนยันตัวตน, รหัสการยืนยัน, รหัสตรวจสอบ, รหัสความปลอดภัย, รหัสรักษาความปลอดภัย, รหัสเข้าสู่ระบบ, รหัสการเข้าสู่ระบบ, "
     "รหัสผ่านครั้งเดียว, รหัสผ่านแบบใช้ครั้งเดียว, รหัสผ่านใช้ครั้งเดียว, รหัสแบบใช้ครั้งเดียว, รหัสใช้ครั้งเดียว, รหัสผ่านชั่วคราว, รหัสชั่วคราว, "
     "รหัสเปิดใช้งาน, รหัสการเปิดใช้งาน, รหัสลงทะเบียน, รหัสรีเซ็ต, รหัสกู้คืน, รหัสอนุมัติ, รหัสการเข้าถึง, รหัสพิสูจน์ตัวตน, รหัส otp, รหัสโอทีพี, "
     "โอทีพี, รหัสลับ, รหัส pin, รหัสพิน, รหัส 6 หลัก, รหัส 4 หลัก, รหัส sms, รหัสทำรายการ, รหัสการตรวจสอบ, รหัสยืนยันการ"},
    {"th", belonging, "บัญชี, เบอร์, หมายเลขโทรศัพท์, อีเมล, สองขั้นตอน"},
    {"th", alter, "เปลี่ยน, ลบ, ปิดการ, ยกเลิก, แก้ไข"},
    {"th", maybe_code, "รหัส, รหัสผ่าน, พิน, โค้ด, โค๊ด"},
    {"th", other_code,
     "โค้ดส่วนลด, รหัสส่วนลด, คูปอง, รหัสไปรษณีย์, บาร์โค้ด, คิวอาร์โค้ด, รหัสพัสดุ, รหัสการจอง, รหัสจอง, เวาเชอร์, บัตรของขวัญ, รหัสสินค้า, "
     "รหัสคำสั่งซื้อ, รหัสอ้างอิง, รหัสแนะนำ, รหัสเชิญ, รหัสรับสินค้า, รหัส wifi, รหัสไวไฟ, รหัสลูกค้า, รหัสติดตาม, รหัสสมาชิก, รหัสพนักงาน, "
     "โค้ดลด, รหัสรับพัสดุ"},
    {"th", old, "รหัสเดิม, รหัสก่อนหน้า, รหัสเก่า, หมดอายุแล้ว"},
    {"th", verify, "ยืนยัน, ตรวจสอบ, กรอก, ป้อน, ใส่, ใช้, ตัวตน, เปิดใช้งาน, ดำเนินการต่อ, อนุมัติ"},
    {"th", sign_in, "เข้าสู่ระบบ, ล็อกอิน, ลงชื่อเข้าใช้, อุปกรณ์ใหม่, ลงชื่อเข้า"},
    {"th", sign_up,
     "ลงทะเบียน, สมัคร, สมัครสมาชิก, สร้างบัญชี, ยินดีต้อนรับ, เปิดใช้งานบัญชี, ยืนยันอีเมล, ยืนยันที่อยู่อีเมล, บัญชีใหม่, เปิดบัญชี, ได้รับเชิญ, "
     "เชิญคุณ, คำเชิญ"},
    {"th", reset, "รีเซ็ต, ตั้งรหัสผ่านใหม่, เปลี่ยนรหัสผ่าน, ลืมรหัสผ่าน, กู้คืน, รหัสผ่านใหม่"},
    {"th", payment,
     "ชำระเงิน, ชำระ, จ่าย, โอนเงิน, โอน, ธุรกรรม, ซื้อสินค้า, ยอดเงิน, จำนวนเงิน, บัตรเครดิต, บัตร, ถอนเงิน, ผู้รับเงิน, พร้อมเพย์, "
     "รายการซื้อ, ทำรายการ"},
    {"th", privacy,
     "หมดอายุ, ใช้ได้ภายใน, ภายใน, มีอายุ, ห้ามบอก, ห้ามเปิดเผย, อย่าบอก, อย่าเปิดเผย, อย่าแชร์, ห้ามแชร์, ห้ามแจ้ง, ไม่ควรเปิดเผย, "
     "กับใคร, แก่ผู้อื่น, ผู้อื่น, ความลับ, ละเว้น, เพิกเฉย, ไม่ได้ร้องขอ, ร้องขอ, อย่าให้, โปรดอย่า"},
    {"th", disclaimer,
     "หากคุณไม่ได้, หากท่านไม่ได้, ถ้าคุณไม่ได้, ถ้าไม่ใช่คุณ, หากไม่ใช่คุณ, หากไม่ใช่ท่าน, เพิกเฉย, ไม่ได้ร้องขอ, ไม่ได้ทำรายการ"},
    {"th", takeover,
     "ลบบัญชี, ปิดบัญชี, ยกเลิกบัญชี, ปิดการยืนยันตัวตน, ปิดใช้งานการยืนยัน, ปิดการยืนยัน, เปลี่ยนเบอร์, "
     "เปลี่ยนหมายเลข, เปลี่ยนอีเมล, ย้ายค่าย"},
    {"th", label,
     "คำสั่งซื้อ, หมายเลขคำสั่งซื้อ, เลขที่ใบสั่งซื้อ, ใบแจ้งหนี้, ใบเสร็จ, พัสดุ, เลขพัสดุ, หมายเลขพัสดุ, เลขที่บัญชี, บัญชี x, หมายเลขลูกค้า, อ้างอิง, "
     "เลขอ้างอิง, หมายเลขอ้างอิง, ref, นัดหมาย, การจอง, หมายเลขการจอง, ตั๋ว, โทร, โทรศัพท์, หมายเลขโทรศัพท์, เบอร์, เบอร์โทร, "
     "หมายเลข, เลขที่, คิว, คงเหลือ, ยอดคงเหลือ, ลงท้าย, บัตรลงท้าย, เที่ยวบิน, ส่ง sms, พิมพ์, กด"},
    {"th", trade,
     "จัดส่ง, พัสดุ, คำสั่งซื้อ, ใบแจ้งหนี้, ส่วนลด, ลดราคา, โปรโมชั่น, โปรโมชัน, ข้อเสนอ, นัดหมาย, เตือน, ยอดคงเหลือ, คงเหลือ, เงินเข้า, "
     "ได้รับเงิน, ได้รับโอน, โชคดี, รางวัล, ฟรี, ครบกำหนด, สมาชิกรายเดือน, เติมเงิน, สินเชื่อ, ช้อป, แต้ม, คะแนน, ค่าบริการ, การจอง"},
    {"th", unit, "นาที, ชั่วโมง, ชม, วินาที, วัน, สัปดาห์, เดือน, ปี, คะแนน, แต้ม, คน, ครั้ง, เปอร์เซ็นต์, หลัก, ชิ้น, บาท, น."},
    {"th", money, "บาท, ฿"},
    {"th", done, "ถูกเปลี่ยน, เปลี่ยนแล้ว, เรียบร้อยแล้ว, สำเร็จ"},
    {"th", link, "คลิก, ลิงก์, ลิงค์, กดที่, แตะ, ปุ่ม"},

    {"vi", code,
     "ma xac nhan, ma xac minh, ma xac thuc, ma kich hoat, ma otp, ma bao mat, ma dang nhap, ma an toan, ma pin, ma "
     "dang ky, ma mot lan, ma dung mot lan, ma su dung mot lan, ma tam thoi, ma khoi phuc, ma dat lai, ma truy cap, ma "
     "giao dich otp, ma kiem tra, ma dinh danh, ma uy quyen, ma sms, ma so xac nhan, ma so xac thuc, ma so xac minh, "
     "ma so otp, ma so bi mat, ma bi mat, mat khau mot lan, mat khau dung mot lan, mat khau su dung mot lan, mat khau "
     "tam thoi, mat khau otp, mat khau 1 lan, "
     "ma lay lai mat khau, ma doi mat khau, ma code, ma thanh toan otp, ma cua ban la, ma smart otp, ma 6 so, ma 6 chu "
     "so, ma gom 6, ma 4 so, ma nay de"},
    {"vi", belonging, "tai khoan, so dien thoai, email, hai buoc, hai lop"},
    {"vi", alter, "thay doi, xoa, huy bo, vo hieu hoa"},
    {"vi", maybe_code, "ma so, mat khau, mat ma, ma la"},
    {"vi", other_code,
     "ma giam gia, ma khuyen mai, ma uu dai, ma voucher, voucher, ma buu chinh, ma buu dien, ma vach, ma van don, ma "
     "don hang, ma dat cho, ma dat ve, ma qr, ma khach hang, ma giao dich, ma gioi thieu, ma nhan hang, ma so thue, "
     "the qua tang, phieu qua tang, ma san pham, mat khau wifi, ma hoa don, ma tra cuu, ma hop dong, ma chuyen bay, ma "
     "the cao, ma quoc gia, ma vung, ma ve, ma du thuong, ma ho so, ma lich hen, ma ke hoach"},
    {"vi", old, "ma cu, ma truoc do, khong con hieu luc, da het han"},
    {"vi", verify,
     "xac nhan, xac minh, xac thuc, kich hoat, nhap, nhap ma, su dung, danh tinh, tiep tuc, hoan tat, hoan thanh"},
    {"vi", sign_in, "dang nhap, thiet bi moi, dang nhap vao"},
    {"vi", sign_up,
     "dang ky, dang ki, tao tai khoan, chao mung, kich hoat tai khoan, xac minh email, xac minh dia chi email, xac "
     "nhan email, xac nhan dia chi email, xac thuc email, tai khoan moi, mo tai khoan, moi ban, loi moi"},
    {"vi", reset,
     "dat lai, khoi phuc, quen mat khau, doi mat khau, thay doi mat khau, mat khau moi, lay lai mat khau, cap lai mat "
     "khau"},
    {"vi", payment,
     "thanh toan, chuyen tien, chuyen khoan, giao dich, mua hang, so tien, nguoi nhan, nguoi thu huong, rut tien, the "
     "tin dung, the ghi no, nap tien"},
    {"vi", privacy,
     "co hieu luc, hieu luc, het han, hieu luc trong, khong chia se, khong cung cap, khong tiet lo, khong duoc chia "
     "se, dung chia se, tuyet doi khong, vui long khong, voi bat ky ai, cho bat ky ai, bat ki ai, bat cu ai, nguoi "
     "khac, bi mat, bo qua, yeu cau, khong yeu cau"},
    {"vi", disclaimer,
     "neu ban khong, neu quy khach khong, neu khong phai ban, khong phai ban, khong yeu cau, bo qua, khong thuc hien"},
    {"vi", denial, "khong bao gio yeu cau, khong bao gio hoi"},
    {"vi", takeover,
     "xoa tai khoan, dong tai khoan, huy tai khoan, vo hieu hoa tai khoan, tat xac thuc*, tat xac minh*, "
     "thay doi so dien thoai, doi so dien thoai, doi so, thay doi email, doi email, thay doi dia chi email, "
     "chuyen mang"},
    {"vi", label,
     "don hang, so don hang, hoa don, so hoa don, van don, buu pham, buu kien, so tham chieu, tham chieu, ma tham "
     "chieu, so tai khoan, tk, so tk, hop dong, so hop dong, khach hang so, dat cho, lich hen, chuyen bay, so dien "
     "thoai, sdt, dien thoai, dt, goi so, goi den, goi, lien he, hotline, tong dai, so the, duoi so, so du, so du tk, "
     "soan tin, gui den, so ghe"},
    {"vi", trade,
     "giao hang, da giao, van chuyen, don hang, hoa don, giam gia, khuyen mai, uu dai, lich hen, nhac, so du, nhan "
     "duoc, da nhan, trung thuong, mien phi, den han, cuoc, dat cho, dang ky goi, ban tin, nap the, hoan tien, kien "
     "hang, tang ngay, data, goi cuoc, vay, qc"},
    {"vi", unit,
     "phut, gio, ngay, giay, tuan, thang, nam, diem, nguoi, lan, phan tram, chu so, ky tu, dong, vnd, gb, mb"},
    {"vi", money, "dong, vnd"},
    {"vi", done, "da duoc thay doi, da thay doi, thanh cong, da duoc cap nhat, dang nhap moi"},
    {"vi", link, "nhan vao, nhap vao, bam vao, lien ket, duong dan, nut, truy cap, link"},

    {"id", code,
     "kode verifikasi*, kode konfirmasi*, kode keamanan*, kode akses*, kode aktivasi*, kode otentikasi*, kode "
     "autentikasi*, kode masuk*, kode login*, kode sekali pakai*, kode satu kali, kode otp*, kode rahasia*, kode pin*, "
     "kode pendaftaran*, kode registrasi*, kode sandi*, kode sms*, kode reset*, kode pemulihan*, kode otorisasi*, kode "
     "validasi*, kode sementara*, kata sandi sekali pakai*, kata sandi sementara*, kata sandi satu kali, password "
     "sekali pakai, password sementara, sandi sekali pakai, sandi sementara, pin sementara, nomor verifikasi, angka "
     "rahasia, kode unik otp, "
     "kode 6 digit, kode 4 digit, kode identifikasi"},
    {"id", belonging, "akun, nomor, nomor hp, email, verifikasi dua langkah, dua faktor"},
    {"id", alter,
     "mengubah, ubah, mengganti, ganti, menghapus, hapus, menonaktifkan, nonaktifkan, menutup, penghapusan, "
     "perubahan, penggantian"},
    {"id", maybe_code, "kode, kodenya, kodemu, kata sandi*, sandi, password"},
    {"id", other_code,
     "kode promo*, kode diskon*, kode kupon*, kupon*, kode voucher*, kode pos, kode qr, kode batang, kode booking*, "
     "kode pemesanan*, kode referral*, kode undangan, kode resi, kode lacak, kode pengambilan, kode pickup, "
     "kartu hadiah, kode pesanan, kode wifi, password wifi, kode area, kode produk, kode bank, kode pembayaran, "
     "kode unik, kode bayar, virtual account, kode tiket, kode pelanggan, kode billing, kode penerima, "
     "kode token listrik, kode cek, kode undian, pin undian, kode pemenang, pin pemenang"},
    {"id", old, "kode lama, kode sebelumnya, tidak berlaku lagi, sudah kedaluwarsa"},
    {"id", verify,
     "verifikasi*, konfirmasi*, memverifikasi, mengonfirmasi, otentikasi*, autentikasi*, aktivasi*, aktifkan*, "
     "mengaktifkan, masukkan*, masukan, gunakan*, identitas*, dua langkah, melanjutkan, lanjutkan, menyelesaikan"},
    {"id", sign_in, "masuk, login, log in, perangkat baru"},
    {"id", sign_up,
     "daftar*, mendaftar*, pendaftaran*, registrasi*, buat akun, membuat akun, pembuatan akun, selamat datang, "
     "aktifkan akun*, mengaktifkan akun*, aktivasi akun*, konfirmasi email*, konfirmasikan email*, konfirmasi alamat "
     "email*, verifikasi email*, verifikasi alamat email*, memverifikasi alamat email*, akun baru, buka rekening, "
     "mengundang, undangan"},
    {"id", reset,
     "reset*, mereset, atur ulang*, mengatur ulang*, setel ulang*, lupa kata sandi*, lupa password*, lupa sandi*, kata "
     "sandi baru*, password baru*, memulihkan*, pemulihan*, ubah kata sandi*, mengubah kata sandi*, ganti password*, "
     "ganti kata sandi*, mengganti kata sandi*"},
    {"id", payment,
     "pembayaran*, bayar*, membayar, transfer, ditransfer, transferan, transaksi*, pembelian*, jumlah, sejumlah, "
     "sebesar, senilai, penerima*, "
     "tarik tunai, penarikan*, kartu kredit, kartu anda, kartu debit, kirim uang, top up"},
    {"id", privacy,
     "berlaku*, kedaluwarsa*, kadaluarsa*, kadaluwarsa*, jangan berikan*, jangan bagikan*, jangan beri tahu*, jangan "
     "beritahu*, jangan sebarkan*, jangan memberitahu*, jangan diberikan*, kepada siapapun, kepada siapa pun, "
     "siapapun, siapa pun, ke siapapun, rahasiakan*, rahasia*, abaikan*, tidak meminta*, permintaan, jangan pernah, "
     "kpd siapapun, kpd siapa pun, orang lain"},
    {"id", disclaimer,
     "jika anda tidak, jika bukan anda, bila anda tidak, bila bukan anda, apabila anda tidak, jika kamu tidak, kalau "
     "bukan kamu, jika bukan kamu, tidak meminta, tidak merasa, abaikan"},
    {"id", denial, "tidak pernah meminta, tidak akan meminta, tak pernah meminta"},
    {"id", takeover,
     "menghapus akun, hapus akun, penghapusan akun, menutup akun, tutup akun, menonaktifkan akun, "
     "menonaktifkan verifikasi*, menonaktifkan autentikasi*, matikan verifikasi*, mengubah nomor, ubah nomor, "
     "mengganti nomor, ganti nomor, perubahan nomor, penggantian nomor, mengubah email, ubah email, ganti email, "
     "mengganti email, perubahan email"},
    {"id", label,
     "pesanan*, nomor pesanan, no pesanan, no. pesanan, order id, faktur*, tagihan, nomor tagihan, resi, no resi, "
     "nomor resi, no. resi, paket, nomor pelanggan, no pelanggan, id pelanggan, rekening, no rekening, nomor rekening, "
     "no rek, rek, kontrak, polis, pemesanan, tiket, antrian, referensi, no ref, nomor referensi, telepon, telp, tlp, "
     "hp, no hp, nomor hp, nomor telepon, nomor ponsel, hubungi, hub, ke nomor, nomor, no, no., berakhiran, berakhir, "
     "saldo, sisa saldo, ketik, kirim, balas, penerbangan, kursi, meteran, id transaksi"},
    {"id", trade,
     "dikirim, pengiriman, diantar, kurir, paket, pesanan*, tagihan*, diskon*, promo*, penawaran*, janji temu, "
     "jadwal, pengingat, saldo*, diterima, menerima, cashback, menang*, pemenang, hadiah*, gratis*, diambil, "
     "jatuh tempo, langganan, newsletter, isi ulang, kuota, pinjaman, cicilan, belanja*, toko, bonus*, poin, tarif, "
     "beli, undian*, terpilih, selamat, harga, pulsa, cek tunai, tabungan haji, mendapatkan, men dapatkan, mendpt, "
     "dptkan"},
    {"id", unit,
     "menit, jam, hari, detik, minggu, bulan, tahun, poin, orang, kali, persen, angka, digit, buah, rupiah, gb, mb, "
     "ribu, rb, jt, juta"},
    {"id", money, "rupiah, rb, ribu, jt, juta"},
    {"id", done, "telah diubah, berhasil*, telah diperbarui, telah direset, sudah diubah"},
    {"id", link, "klik, tautan*, link, tombol*, ketuk, tekan, kunjungi"},

    {"ms", code,
     "kod pengesahan*, kod verifikasi*, kod keselamatan*, kod akses*, kod pengaktifan*, kod log masuk*, kod sekali "
     "guna*, kod otp*, kod pendaftaran*, kod sementara*, kod rahsia*, kod tac, kata laluan sekali*, kata laluan "
     "sementara*, kata laluan guna sekali, kod penentusahan*, kod sms*, kod set semula*, kod kebenaran*, kod "
     "pengaktifan*, kod pemulihan*, kod pin*, nombor pengesahan, no tac, nombor tac, pin sementara, kod 6 digit, kod "
     "pengenalan*"},
    {"ms", belonging, "akaun, nombor, e mel, emel"},
    {"ms", alter, "menukar, tukar, padam*, memadam*, nyahaktif*, menutup"},
    {"ms", maybe_code, "kod, kod anda, kata laluan*"},
    {"ms", other_code,
     "kod promosi*, kod diskaun*, baucar*, kupon*, poskod*, kod qr, kod bar, kod rujukan*, kad hadiah, kod tempahan*, "
     "kod jemputan*, kod penjejakan*, kod pengambilan*, kod kawasan, kata laluan wifi, kod produk"},
    {"ms", verify,
     "sahkan*, mengesahkan*, pengesahan*, verifikasi*, masukkan*, gunakan*, aktifkan*, identiti*, dua langkah, "
     "teruskan, meneruskan, melengkapkan"},
    {"ms", sign_in, "log masuk*, daftar masuk, peranti baharu, peranti baru"},
    {"ms", sign_up,
     "daftar*, mendaftar*, pendaftaran*, cipta akaun, mencipta akaun, buka akaun, selamat datang, aktifkan akaun*, "
     "mengaktifkan akaun*, sahkan e mel*, sahkan emel*, sahkan alamat e mel*, sahkan alamat emel*, mengesahkan alamat "
     "e mel*, akaun baharu, akaun baru, menjemput, jemputan"},
    {"ms", reset,
     "set semula*, tetapkan semula*, menetapkan semula*, menetapkan semula kata laluan*, terlupa kata laluan*, lupa "
     "kata laluan*, kata laluan baharu*, kata laluan baru*, tukar kata laluan*, menukar kata laluan*, memulihkan*"},
    {"ms", payment,
     "pembayaran*, bayaran*, bayar*, pindahan*, pemindahan*, transaksi*, pembelian*, jumlah, sebanyak, berjumlah, "
     "penerima*, pengeluaran*, kad kredit, kad debit, kad anda"},
    {"ms", privacy,
     "sah selama, sah sehingga, sah untuk, tamat tempoh*, luput*, jangan kongsi*, jangan berkongsi*, jangan dedahkan*, "
     "jangan mendedahkan*, jangan beri*, dengan sesiapa, kepada sesiapa, sesiapa*, rahsia*, abaikan*, tidak meminta*, "
     "tidak membuat, permintaan, jangan sekali"},
    {"ms", disclaimer,
     "jika anda tidak, jika bukan anda, sekiranya anda tidak, sekiranya bukan anda, tidak meminta, abaikan"},
    {"ms", takeover,
     "padam akaun, memadam akaun, memadamkan akaun, tutup akaun, menutup akaun, nyahaktifkan akaun, tukar nombor, "
     "menukar nombor, pertukaran nombor, tukar e mel, menukar e mel"},
    {"ms", label,
     "pesanan*, nombor pesanan, no. pesanan, invois*, bil, no. bil, no bil, bungkusan, nombor penjejakan, no. "
     "penjejakan, no. pelanggan, nombor pelanggan, no. akaun, no akaun, nombor akaun, kontrak, polisi, tempahan*, "
     "tiket, temujanji, rujukan*, no. rujukan, no rujukan, telefon*, tel, hubungi*, nombor*, no, no., berakhir, baki*, "
     "penerbangan, kes"},
    {"ms", trade,
     "dihantar, penghantaran*, kurier, bungkusan*, pesanan*, invois*, bil, diskaun*, jualan, tawaran*, promosi*, "
     "temujanji*, peringatan*, baki*, diterima, menerima, menang*, hadiah*, percuma*, diambil, tarikh akhir, "
     "langganan*, tambah nilai, pinjaman, ansuran, beli, mata ganjaran, jimat"},
    {"ms", unit,
     "minit, jam, hari, saat, minggu, bulan, tahun, mata, orang, kali, peratus, digit, keping, ringgit, sen, gb"},
    {"ms", link, "klik, pautan*, butang*, ketik, tekan, lawati"},

    {"fil", code,
     "verification code mo, verification code ninyo, code ng pagpapatotoo, code sa pagpapatunay, code sa pag-verify, "
     "code sa pag-log in, code sa pag login, code para sa pag-verify, code para sa pag-log in, code ng seguridad, "
     "security code mo, kodigo sa pagpapatunay, kodigo ng pagpapatunay, kodigo ng kumpirmasyon, kodigo sa seguridad, "
     "isang beses na password, minsanang password, pansamantalang password, pansamantalang pin, code ng kumpirmasyon, "
     "code ng pagkumpirma, code sa pagkumpirma, code para sa pagkumpirma, login code mo, "
     "code ng beripikasyon, code sa beripikasyon, beripikasyon na code, kodigo ng beripikasyon, authentication code "
     "mo, mpin, isang-beses na pin, code sa pag-access, code sa pag-reset, code sa pag-sign in, code sa pag-activate, "
     "code sa pagpaparehistro"},
    {"fil", belonging, "account, numero, email"},
    {"fil", alter, "palitan, pagpalit*, burahin, isara"},
    {"fil", maybe_code, "kodigo, code mo, iyong code, code na ito, password mo, iyong pin"},
    {"fil", other_code, "promo code mo, code ng diskwento, diskwento code, kupon, voucher code, zip code"},
    {"fil", verify,
     "i verify, i-verify, i-confirm, i confirm, kumpirmahin, patunayan, beripikahin, ilagay, gamitin, i-enter, ipasok, "
     "pagkakakilanlan, i-activate, magpatuloy, makumpleto, ma-verify, ma-access, mag-verify, makumpirma"},
    {"fil", sign_in,
     "mag login, mag-login, mag-log in, mag log in, pag-login, pag-log in, mag-sign in, pag-sign in, bagong device, "
     "makapag-login, makapag-log in"},
    {"fil", sign_up,
     "magparehistro, pagpaparehistro, mag-sign up, pag-sign up, gumawa ng account, paggawa ng account, maligayang "
     "pagdating, i-activate ang iyong account, i-verify ang iyong email*, kumpirmahin ang iyong email*, i-confirm ang "
     "iyong email*, bagong account, inimbitahan, imbitasyon, rehistro"},
    {"fil", reset,
     "i-reset, pag-reset, ma-reset, nakalimutan, bagong password, palitan ang password, pagpapalit ng password, "
     "mabawi, mabawi ang, i-recover, baguhin ang iyong password"},
    {"fil", payment,
     "bayad, magbayad, pagbabayad, bayaran, transaksyon, padala, magpadala, paglilipat, ilipat, halaga, halagang, "
     "pagbili, tatanggap, mag withdraw, mag-withdraw, cash in"},
    {"fil", privacy,
     "huwag ibahagi, huwag ibigay, huwag ipaalam, huwag i-share, huwag sabihin, wag ibahagi, wag i-share, wag ibigay, "
     "kaninuman, kahit kanino, sa iba, mag-e-expire, valid sa loob, valid ng, mawawalan ng bisa, may bisa, lihim, "
     "balewalain, hindi mo hiniling, hiniling, hindi ikaw, huwag pansinin, kailanman"},
    {"fil", disclaimer, "kung hindi ikaw, kung hindi mo, kung di ikaw, hindi mo hiniling, balewalain, huwag pansinin"},
    {"fil", takeover,
     "burahin ang iyong account, i delete ang*, isara ang iyong account, palitan ang iyong numero, pagpalit ng numero"},
    {"fil", label,
     "order, numero ng order, resibo, bilang ng, tracking number, reference no, tumawag, tawag, tumawag sa, tawagan, "
     "numero, i-text, itext, balanse, ref no"},
    {"fil", trade,
     "naihatid, ipinadala, padala, na-deliver, order mo, order, diskwento, sale, libre, panalo, nanalo, premyo, "
     "paalala, balanse, natanggap, nakatanggap, bayarin, utang, load, promo, alok, appointment, kunin"},
    {"fil", unit,
     "minuto, oras, araw, segundo, linggo, buwan, taon, puntos, tao, beses, porsyento, numero, piso, pesos"},
    {"fil", link, "i-click, i click, pindutin, i-tap, i tap, buksan ang link, link na ito, pumunta"},
};

}  // namespace

std::span<const Words> south_east_asian_words() { return kWords; }

}  // namespace latchkey::codes
