// What the chain of an account asks of the workspace log: whether it has the entry that an author says it knew, and who
// was a member after it.
#pragma once
#include <optional>
#include <string>

#include "crypto/seal/keys.h"

namespace latchkey::roster {

struct Party {
  seal::SignPublic sign_public;
  seal::Fingerprint fingerprint;
};

class LogView {
 public:
  virtual ~LogView() = default;
  virtual std::optional<Bytes> hash_at(std::uint64_t number) const = 0;
  // By entries alone. End times are left out, since when an act was done is its author's word.
  virtual std::optional<Party> member_after(std::uint64_t number, const std::string& id) const = 0;
};

}  // namespace latchkey::roster
