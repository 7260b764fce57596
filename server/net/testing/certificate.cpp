#include "server/net/testing/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>

#include "base/check.h"

namespace latchkey::net_testing {

Certificate make_certificate(const std::filesystem::path& folder, const std::string& name) {
  Certificate files{(folder / (name + ".pem")).string(), (folder / (name + ".key")).string()};
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), X509_free);
  X509_set_version(x509.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), 24L * 3600);
  X509_set_pubkey(x509.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(x509.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(x509.get(), subject);
  std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + name).c_str()), X509_EXTENSION_free);
  X509_add_ext(x509.get(), names.get(), -1);
  X509_sign(x509.get(), key.get(), EVP_sha256());

  std::unique_ptr<FILE, decltype(&fclose)> certificate_file(fopen(files.certificate.c_str(), "w"), fclose);
  std::unique_ptr<FILE, decltype(&fclose)> key_file(fopen(files.key.c_str(), "w"), fclose);
  LK_CHECK(PEM_write_X509(certificate_file.get(), x509.get()) == 1);
  LK_CHECK(PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return files;
}

}  // namespace latchkey::net_testing
