// Randomness for cases: what a case recorded, and a stream that is the same in every run.
#pragma once
#include <algorithm>

#include "base/check.h"
#include "base/random.h"
#include "crypto/seal/transcript.h"

namespace latchkey::peer {

// Gives the bytes of a case in order. Who replays a case checks first that there are enough.
class RecordedRandom final : public Random {
 public:
  explicit RecordedRandom(BytesView bytes) : left_(bytes) {}
  void fill(std::span<std::uint8_t> out) override {
    LK_CHECK(out.size() <= left_.size());
    std::copy_n(left_.begin(), out.size(), out.begin());
    left_ = left_.subspan(out.size());
  }

 private:
  BytesView left_;
};

class RepeatableRandom final : public Random {
 public:
  explicit RepeatableRandom(std::string_view seed) : key_(seal::hash("vector", {seed})) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) {
      if (used_ == block_.size()) {
        block_ = seal::derive(key_.view(), "stream", {counter_++}, 64);
        used_ = 0;
      }
      byte = block_.expose()[used_++];
    }
  }

 private:
  seal::Hash key_;
  SecretBytes block_;
  std::size_t used_ = 0;
  std::uint64_t counter_ = 0;
};

}  // namespace latchkey::peer
