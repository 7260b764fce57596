// Makes the cases: every operation and every row of protocol/seals.md, and what each must refuse. With a repeatable
// source they are the committed vectors, with the system's they are fresh ones for the other implementation to replay.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <memory>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace latchkey::peer {

// A source for the case of that name; of its own for each, so that a new case leaves the others as they are.
using RandomFor = std::function<std::unique_ptr<Random>(std::string_view name)>;

enum class CaseFile { seal, member, account };  // seal_v1.json, member_v1.json, account_v1.json

// Kind::unavailable where Argon2id finds no memory.
Result<boost::json::array> make_cases(CaseFile file, const RandomFor& random_for);

std::unique_ptr<Random> repeatable_random(std::string_view name);
std::unique_ptr<Random> fresh_random(std::string_view name);

// A committed file: one case a line, so that a changed case is a changed line.
std::string render(CaseFile file, const boost::json::array& cases);
std::string_view file_name(CaseFile file);

}  // namespace latchkey::peer
