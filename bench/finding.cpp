#include <time.h>
#include <unicode/regex.h>

#include <fstream>
#include <optional>

#include "base/json.h"
#include "bench/figures.h"
#include "codes/finder.h"

namespace latchkey::bench {
namespace {

struct Sample {
  codes::Channel channel = codes::Channel::sms;
  std::optional<std::string> from, subject, text, html;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (channel, from, subject, text, html))

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Whole passes over the messages until `seconds` have been used; messages a second.
template <typename Message, typename Each>
double rate(const std::vector<Message>& messages, double seconds, Each each) {
  double started = processor_seconds();
  double used = 0;
  std::size_t done = 0;
  do {
    for (const auto& message : messages) each(message);
    done += messages.size();
    used = processor_seconds() - started;
  } while (used < seconds);
  return static_cast<double>(done) / used;
}

}  // namespace

Figures finding(const std::vector<std::string>& files, double seconds, int repetitions) {
  std::vector<codes::Message> messages;
  Figures figures;
  for (const auto& file : files) {
    std::ifstream in(file);
    if (!in) return {};
    for (std::string line; std::getline(in, line);) {
      auto sample = parse_json<Sample>(line);
      if (!sample) return {};
      codes::Message message;
      message.channel = sample->channel;
      message.from = sample->from.value_or("");
      message.subject = sample->subject.value_or("");
      message.text = sample->text.value_or("");
      message.html = sample->html.value_or("");
      messages.push_back(std::move(message));
      const auto& added = messages.back();
      figures.bytes +=
          static_cast<double>(added.from.size() + added.subject.size() + added.text.size() + added.html.size());
    }
  }
  if (messages.empty()) return {};

  // What one writes on a first afternoon: English, no purpose, no service, no link, no other script's digits. Its texts
  // are converted beforehand, ours are not.
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher naive(
      uR"(\b(?:code|pin|otp|passcode|password)\b\D{0,40}(\d{4,8})\b|\b(\d{4,8})\b[^.]{0,40}\b(?:code|pin|otp)\b)",
      UREGEX_CASE_INSENSITIVE, status);
  if (U_FAILURE(status)) return {};
  std::vector<icu::UnicodeString> texts;
  texts.reserve(messages.size());
  for (const auto& message : messages)
    texts.push_back(icu::UnicodeString::fromUTF8(message.subject + "\n" + message.text + "\n" + message.html));
  std::size_t found = 0;
  auto ours = [&](const codes::Message& message) { found += codes::find_code(message).code.has_value(); };
  auto peer = [&](const icu::UnicodeString& text) { found += naive.reset(text).find() != 0; };
  rate(messages, seconds / 4, ours);
  rate(texts, seconds / 4, peer);
  for (int i = 0; i < repetitions; ++i) {
    figures.ours.push_back(rate(messages, seconds, ours));
    figures.peer.push_back(rate(texts, seconds, peer));
  }
  return found > 0 ? figures : Figures{};
}

}  // namespace latchkey::bench
