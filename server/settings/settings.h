// What an operator can set, from a TOML file and the environment (LATCHKEY_SECTION_KEY, which wins). A server starts
// with what was meant or not at all: an unknown key, a wrong type or an unsafe combination is one sentence naming where
// it stands.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "server/net/ip_address.h"

namespace latchkey::settings {

struct Settings {
  struct Http {
    net::Endpoint listen;     // "127.0.0.1:8700"
    std::string public_url;   // as clients see it; by default the loopback name of `listen`
    std::string certificate;  // PEM; with it HTTPS is spoken
    std::string key;
    std::vector<net::IpRange> proxies;  // whose X-Forwarded-For and -Proto count, and who may come in plain
    std::vector<std::string> hosts;     // names to accept as Host besides
    std::string web;                    // the web app's folder; by default what lies beside latchkeyd
  } http;
  struct Smtp {
    std::optional<net::Endpoint> listen;  // "127.0.0.1:2525"; "" listens not at all
    std::string hostname;                 // how we greet; by default the host of http.public_url
    std::string certificate;              // PEM, for STARTTLS
    std::string key;
  } smtp;
  struct Lmtp {
    std::optional<net::Endpoint> listen;  // "127.0.0.1:2424"
    std::string trusted_host;             // whose Authentication-Results are believed
  } lmtp;
  struct Mail {
    std::string helper;  // latchkey-mime; by default beside latchkeyd
    std::int64_t parsers = 2;
  } mail;
  struct Storage {
    std::string folder = "latchkey-data";
  } storage;
  struct Metrics {
    std::optional<net::Endpoint> listen;  // "127.0.0.1:8702"
  } metrics;
  struct Demo {
    bool enabled = false;
  } demo;
  struct Log {
    log::Level level = log::Level::info;
  } log;
  struct Limits {
    // Requests at once and then a second; 0 at once: no limit.
    std::int64_t anonymous_burst = 120;
    std::int64_t anonymous_per_second = 2;
    std::int64_t address_burst = 3000;
    std::int64_t address_per_second = 200;
    std::int64_t member_burst = 600;
    std::int64_t member_per_second = 60;
    std::int64_t hook_burst = 2000;
    std::int64_t hook_per_second = 200;
    std::int64_t connections = 16'384;
    std::int64_t connections_per_address = 4'096;
    std::int64_t sockets_per_member = 64;
  } limits;
  struct Process {
    bool allow_dumps = false;  // lets a debugger and core dumps see memory: for tests that look for plain text there
  } process;
};

// The sentence that says why not.
using Refusal = std::string;
std::vector<std::pair<std::string, std::string>> process_environment();

// http.public_url, or the loopback name of http.listen.
std::string public_url_of(const Settings& settings);

Result<Settings, Refusal> load_settings(const std::optional<std::string>& file,
                                        const std::vector<std::pair<std::string, std::string>>& environment);

}  // namespace latchkey::settings
