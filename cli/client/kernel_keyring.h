// The user keyring of the kernel (keyrings(7)): where the key that unlocks an identity may wait between two calls, in
// memory that is never swapped out, readable for programs of the same user, until its time is up or the user's last
// process ends.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "base/secret_bytes.h"

namespace latchkey::client {

class KernelKeyring {
 public:
  explicit KernelKeyring(std::string name) : name_(std::move(name)) {}

  std::optional<SecretBytes> read() const;
  // False where there is no keyring for us: containers often forbid it.
  bool keep(const SecretBytes& secret, std::chrono::seconds how_long) const;
  void forget() const;

 private:
  std::string name_;
};

}  // namespace latchkey::client
