#include "mail/helper/forkable.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace latchkey::mail::helper {
namespace {

// libgmime needs these for OpenPGP and S/MIME, for streams from files and for gzip, and none is on the way of a mail;
// the sandbox stands by then. libidn2 and libunistring stay: they read the domains of addresses.
constexpr std::array<std::string_view, 12> kUnused{
    "/libgpgme.so", "/libassuan.so",  "/libgpg-error.so", "/libgio-2.0.so", "/libgmodule-2.0.so", "/libmount.so",
    "/libblkid.so", "/libselinux.so", "/libpcre2-8.so",   "/libffi.so",     "/libz.so",           "/libseccomp.so",
};

constexpr std::size_t kChildMemory = std::size_t{1} << 20;  // asked for at once, not in steps
constexpr std::size_t kMostFilled = std::size_t{4} << 20;   // holes of a start-up are a tenth of it
constexpr std::size_t kLargestHole = 100'000;               // beyond it malloc maps memory of its own
constexpr std::size_t kLargestSmall = 1032;                 // up to here malloc has a list for every 16 bytes

}  // namespace

void leave_unused_libraries_behind() {
  const char* bound = std::getenv("LD_BIND_NOW");
  if (!bound || *bound == '\0') return;
  std::FILE* maps = std::fopen("/proc/self/maps", "re");
  if (!maps) return;
  std::array<char, 4096 + 128> line{};
  while (std::fgets(line.data(), line.size(), maps)) {
    std::string_view text(line.data());
    bool unused = std::any_of(kUnused.begin(), kUnused.end(),
                              [text](std::string_view name) { return text.find(name) != std::string_view::npos; });
    unsigned long begin = 0;
    unsigned long end = 0;
    if (!unused || std::sscanf(line.data(), "%lx-%lx ", &begin, &end) != 2) continue;
    static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTFORK));
  }
  std::fclose(maps);
}

void fill_holes_in_heap() {
  mallopt(M_TOP_PAD, kChildMemory);
  // Makes the top large, and small pieces that lie beside each other one.
  std::free(std::malloc(kLargestHole));
  malloc_trim(kChildMemory);
  auto top = reinterpret_cast<std::uintptr_t>(sbrk(0)) - mallinfo2().keepcost;
  std::size_t filled = 0;
  // From large to small, and never given back: what is left over from a large hole, the smaller ones take.
  for (std::size_t size = kLargestHole; size >= 24;) {
    void* block = std::malloc(size);
    if (!block || filled > kMostFilled) return;
    if (reinterpret_cast<std::uintptr_t>(block) < top) {
      filled += size;
      continue;
    }
    std::free(block);
    size = size > kLargestSmall ? std::max(size * 3 / 4, kLargestSmall) : size - 16;
  }
}

}  // namespace latchkey::mail::helper
