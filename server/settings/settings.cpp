#include "server/settings/settings.h"

#include <unistd.h>

#include <fmt/format.h>
#include <toml++/toml.h>
#include <charconv>
#include <map>
#include <variant>

namespace latchkey::settings {
namespace {

using net::Endpoint;

// One setting's value as it was written, before anybody knows what it should be.
using Written = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

// What a setting is read into. Each returns what was expected instead where the value does not fit.
using Target = std::variant<std::string*, bool*, std::int64_t*, Endpoint*, std::optional<Endpoint>*, log::Level*,
                            std::vector<net::IpRange>*, std::vector<std::string>*>;

struct Setting {
  std::string name;  // section.key
  Target target;
};

std::vector<Setting> all_settings(Settings& s) {
  return {
      {"http.listen", &s.http.listen},
      {"http.public_url", &s.http.public_url},
      {"http.certificate", &s.http.certificate},
      {"http.key", &s.http.key},
      {"http.proxies", &s.http.proxies},
      {"http.hosts", &s.http.hosts},
      {"http.web", &s.http.web},
      {"smtp.listen", &s.smtp.listen},
      {"smtp.hostname", &s.smtp.hostname},
      {"smtp.certificate", &s.smtp.certificate},
      {"smtp.key", &s.smtp.key},
      {"lmtp.listen", &s.lmtp.listen},
      {"lmtp.trusted_host", &s.lmtp.trusted_host},
      {"mail.helper", &s.mail.helper},
      {"mail.parsers", &s.mail.parsers},
      {"storage.folder", &s.storage.folder},
      {"metrics.listen", &s.metrics.listen},
      {"demo.enabled", &s.demo.enabled},
      {"log.level", &s.log.level},
      {"limits.anonymous_burst", &s.limits.anonymous_burst},
      {"limits.anonymous_per_second", &s.limits.anonymous_per_second},
      {"limits.address_burst", &s.limits.address_burst},
      {"limits.address_per_second", &s.limits.address_per_second},
      {"limits.member_burst", &s.limits.member_burst},
      {"limits.member_per_second", &s.limits.member_per_second},
      {"limits.hook_burst", &s.limits.hook_burst},
      {"limits.hook_per_second", &s.limits.hook_per_second},
      {"limits.connections", &s.limits.connections},
      {"limits.connections_per_address", &s.limits.connections_per_address},
      {"limits.sockets_per_member", &s.limits.sockets_per_member},
      {"process.allow_dumps", &s.process.allow_dumps},
  };
}

// Empty, or what was expected.
struct Assign {
  const Written& written;

  std::string operator()(std::string* out) const {
    auto text = std::get_if<std::string>(&written);
    if (!text) return "a text";
    *out = *text;
    return "";
  }
  std::string operator()(bool* out) const {
    auto value = std::get_if<bool>(&written);
    if (!value) return "true or false";
    *out = *value;
    return "";
  }
  std::string operator()(std::int64_t* out) const {
    auto value = std::get_if<std::int64_t>(&written);
    if (!value || *value < 0 || *value > 1'000'000'000) return "a whole number from 0 to 1000000000";
    *out = *value;
    return "";
  }
  std::string operator()(Endpoint* out) const {
    auto text = std::get_if<std::string>(&written);
    auto endpoint = text ? Endpoint::parse(*text) : std::nullopt;
    if (!endpoint) return "an address and port such as \"127.0.0.1:8700\" or \"[::1]:8700\"";
    *out = *endpoint;
    return "";
  }
  std::string operator()(std::optional<Endpoint>* out) const {
    auto text = std::get_if<std::string>(&written);
    if (text && text->empty()) {
      out->reset();
      return "";
    }
    Endpoint endpoint;
    auto expected = (*this)(&endpoint);
    if (!expected.empty()) return expected + ", or \"\" to not listen";
    *out = endpoint;
    return "";
  }
  std::string operator()(log::Level* out) const {
    auto text = std::get_if<std::string>(&written);
    for (auto [name, level] : {std::pair{"debug", log::Level::debug}, std::pair{"info", log::Level::info},
                               std::pair{"warning", log::Level::warning}, std::pair{"error", log::Level::error}})
      if (text && *text == name) {
        *out = level;
        return "";
      }
    return "\"debug\", \"info\", \"warning\" or \"error\"";
  }
  std::string operator()(std::vector<std::string>* out) const {
    auto list = std::get_if<std::vector<std::string>>(&written);
    if (!list) return "a list of texts";
    *out = *list;
    return "";
  }
  std::string operator()(std::vector<net::IpRange>* out) const {
    auto list = std::get_if<std::vector<std::string>>(&written);
    if (!list) return "a list of addresses or networks such as [\"10.0.0.0/8\"]";
    out->clear();
    for (const auto& text : *list) {
      auto range = net::IpRange::parse(text);
      if (!range) return "a list of addresses or networks such as [\"10.0.0.0/8\"]";
      out->push_back(*range);
    }
    return "";
  }
};

// The environment knows texts only: read as what the setting wants.
Written from_environment(const Target& target, const std::string& text) {
  if (std::holds_alternative<bool*>(target)) {
    if (text == "true") return true;
    if (text == "false") return false;
  } else if (std::holds_alternative<std::int64_t*>(target)) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
  } else if (std::holds_alternative<std::vector<std::string>*>(target) ||
             std::holds_alternative<std::vector<net::IpRange>*>(target)) {
    std::vector<std::string> list;
    for (std::string_view rest = text; !rest.empty();) {
      auto comma = rest.find(',');
      if (comma > 0) list.emplace_back(rest.substr(0, comma));
      rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
    }
    return list;
  }
  return text;
}

std::optional<Written> from_toml(const toml::node& node) {
  if (auto text = node.as_string()) return text->get();
  if (auto number = node.as_integer()) return number->get();
  if (auto flag = node.as_boolean()) return flag->get();
  if (auto array = node.as_array()) {
    std::vector<std::string> list;
    for (const auto& item : *array) {
      auto text = item.as_string();
      if (!text) return std::nullopt;
      list.push_back(text->get());
    }
    return list;
  }
  return std::nullopt;
}

std::string variable_of(const std::string& name) {
  std::string variable = "LATCHKEY_";
  for (char c : name) variable += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return variable;
}

class Loading {
 public:
  Loading() : all_(all_settings(settings_)) {
    settings_.http.listen = *Endpoint::parse("127.0.0.1:8700");
    settings_.smtp.listen = *Endpoint::parse("127.0.0.1:2525");
    settings_.lmtp.listen = *Endpoint::parse("127.0.0.1:2424");
    settings_.metrics.listen = *Endpoint::parse("127.0.0.1:8702");
  }

  Result<Nothing, Refusal> read_file(const std::string& file) {
    // The one place that toml++ can throw from.
    toml::table document;
    try {
      document = toml::parse_file(file);
    } catch (const toml::parse_error& error) {
      auto line = error.source().begin.line;
      if (line == 0) return fail(file + " cannot be read.");
      return fail(file + " is not TOML at line " + std::to_string(line) + ".");
    }
    for (const auto& [section, content] : document) {
      auto table = content.as_table();
      std::string section_name(section.str());
      if (!table) return fail(fmt::format("{}: {} is not a section; settings stand in sections.", file, section_name));
      for (const auto& [key, node] : *table) {
        std::string name = fmt::format("{}.{}", section_name, key.str());
        auto setting = find(name);
        if (!setting) return fail(fmt::format("{}: there is no setting {}.", file, name));
        auto written = from_toml(node);
        std::string expected = written ? std::visit(Assign{*written}, setting->target) : "another type";
        if (!expected.empty()) return fail(fmt::format("{}: {} wants {}.", file, name, expected));
        where_[name] = fmt::format("{}: {}", file, name);
      }
    }
    return Nothing{};
  }

  Result<Nothing, Refusal> read_environment(const std::vector<std::pair<std::string, std::string>>& environment) {
    std::map<std::string, const Setting*> by_variable;
    for (const auto& setting : all_) by_variable[variable_of(setting.name)] = &setting;
    for (const auto& [variable, text] : environment) {
      auto found = by_variable.find(variable);
      if (found == by_variable.end()) {
        if (names_a_section(variable)) return fail(fmt::format("The environment: there is no setting {}.", variable));
        continue;
      }
      auto written = from_environment(found->second->target, text);
      auto expected = std::visit(Assign{written}, found->second->target);
      if (!expected.empty()) return fail(fmt::format("The environment: {} wants {}.", variable, expected));
      where_[found->second->name] = "The environment: " + variable;
    }
    return Nothing{};
  }

  Result<Settings, Refusal> finish() {
    auto& http = settings_.http;
    if (http.certificate.empty() != http.key.empty())
      return fail(at(http.certificate.empty() ? "http.key" : "http.certificate") +
                  " wants http.certificate and http.key to be set together.");
    if (settings_.smtp.certificate.empty() != settings_.smtp.key.empty())
      return fail(at(settings_.smtp.certificate.empty() ? "smtp.key" : "smtp.certificate") +
                  " wants smtp.certificate and smtp.key to be set together.");
    bool loopback = http.listen.address.is_loopback();
    if (!loopback && http.certificate.empty() && http.proxies.empty())
      return fail(at("http.listen") + " is " + http.listen.text() +
                  ", which is not loopback: set http.certificate and http.key, or name your proxy in http.proxies.");
    if (http.public_url.empty() && !loopback)
      return fail(at("http.listen") + " is not loopback, so http.public_url must say how clients reach this server.");
    if (settings_.demo.enabled && !loopback)
      return fail(at("demo.enabled") + " is for a server on loopback: http.listen is " + http.listen.text() + ".");
    return std::move(settings_);
  }

 private:
  const Setting* find(const std::string& name) const {
    for (const auto& setting : all_)
      if (setting.name == name) return &setting;
    return nullptr;
  }
  // Other programs have variables of ours (scripts, tests); only what looks like a setting is a mistake.
  bool names_a_section(const std::string& variable) const {
    for (const auto& setting : all_)
      if (variable.starts_with(variable_of(setting.name.substr(0, setting.name.find('.') + 1)))) return true;
    return false;
  }
  std::string at(const std::string& name) const {
    auto found = where_.find(name);
    return found == where_.end() ? name : found->second;
  }

  Settings settings_;
  std::vector<Setting> all_;
  std::map<std::string, std::string> where_;  // what was set, and where
};

}  // namespace

std::string public_url_of(const Settings& settings) {
  if (!settings.http.public_url.empty()) return settings.http.public_url;
  return (settings.http.certificate.empty() ? "http://localhost:" : "https://localhost:") +
         std::to_string(settings.http.listen.port);
}

std::vector<std::pair<std::string, std::string>> process_environment() {
  std::vector<std::pair<std::string, std::string>> variables;
  for (char** entry = environ; *entry; ++entry) {
    std::string_view text(*entry);
    auto equals = text.find('=');
    if (equals != text.npos) variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

Result<Settings, Refusal> load_settings(const std::optional<std::string>& file,
                                        const std::vector<std::pair<std::string, std::string>>& environment) {
  Loading loading;
  if (file) LK_TRY_DONE(loading.read_file(*file));
  LK_TRY_DONE(loading.read_environment(environment));
  return loading.finish();
}

}  // namespace latchkey::settings
