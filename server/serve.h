// A running server: its parts, joined.
#pragma once
#include <string>

#include "server/settings/settings.h"

namespace latchkey {

// Everything that can be said about settings before listening: certificates, the web app's folder, names. The sentence
// that says what is wrong, or nothing.
Result<Nothing, settings::Refusal> check_settings(const settings::Settings& settings);

// Serves until SIGTERM or SIGINT.
Result<Nothing, settings::Refusal> serve(settings::Settings settings, std::string version);

}  // namespace latchkey
