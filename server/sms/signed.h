// Any sender of Standard Webhooks (standardwebhooks.com): a JSON body, signed with its id and time.
#pragma once
#include "server/sms/sms.h"

namespace latchkey::sms {

// {"to","from","text","received_at"}; `id` is the webhook-id header.
Result<Sms> read_signed(std::string_view id, std::string_view body);

// `signatures`: "v1,BASE64", several separated by blanks; one that fits is enough, so that a sender can change its
// secret. `secret`: "whsec_BASE64".
bool is_webhook_signature(std::string_view signatures, std::string_view id, std::string_view timestamp,
                          std::string_view body, const SecretBytes& secret);

}  // namespace latchkey::sms
