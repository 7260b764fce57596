// Seals and boxes that honest code never makes, to show that they are refused.
#pragma once
#include "crypto/seal/seal.h"

namespace latchkey::open {

// A seal whose text is already padded, or is not: right in everything else.
seal::SealedBytes forge_seal(const seal::SealingKey& key, const seal::Context& context, BytesView padded,
                             Random& random);

}  // namespace latchkey::open
