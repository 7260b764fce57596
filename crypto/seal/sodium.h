// The crypto library, started once. Every file that calls into it says ready() first, so that no order of construction
// and no test can reach it unstarted.
#pragma once

namespace latchkey::seal {
void ready();
}
