#include "cli/client/kernel_keyring.h"

#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace latchkey::client {
namespace {

constexpr std::size_t kLongest = 64;
// All for who possesses it, and viewing, reading and searching for the same user: a login session without a link to the
// user keyring possesses nothing in there.
constexpr unsigned long kPermissions = 0x3f0b0000;

long control(int operation, unsigned long a = 0, unsigned long b = 0, unsigned long c = 0, unsigned long d = 0) {
  return syscall(SYS_keyctl, operation, a, b, c, d);
}

long find(const std::string& name) {
  return syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, "user", name.c_str(), 0);
}

}  // namespace

std::optional<SecretBytes> KernelKeyring::read() const {
  long key = find(name_);
  if (key < 0) return std::nullopt;
  SecretBytes secret(kLongest);
  long size = syscall(SYS_keyctl, KEYCTL_READ, key, secret.expose_writable().data(), secret.size());
  if (size <= 0 || static_cast<std::size_t>(size) > secret.size()) return std::nullopt;
  return SecretBytes(secret.expose().first(static_cast<std::size_t>(size)));
}

bool KernelKeyring::keep(const SecretBytes& secret, std::chrono::seconds how_long) const {
  auto bytes = secret.expose();
  long key = syscall(SYS_add_key, "user", name_.c_str(), bytes.data(), bytes.size(), KEY_SPEC_USER_KEYRING);
  if (key < 0) return false;
  auto id = static_cast<unsigned long>(key);
  auto seconds = static_cast<unsigned long>(how_long.count());
  // One without an end would outlive what was promised, so it goes again.
  bool good = control(KEYCTL_SETPERM, id, kPermissions) == 0 && control(KEYCTL_SET_TIMEOUT, id, seconds) == 0;
  if (!good) forget();
  return good;
}

void KernelKeyring::forget() const {
  long key = find(name_);
  if (key < 0) return;
  auto keyring = static_cast<unsigned long>(static_cast<long>(KEY_SPEC_USER_KEYRING));
  control(KEYCTL_UNLINK, static_cast<unsigned long>(key), keyring);
}

}  // namespace latchkey::client
