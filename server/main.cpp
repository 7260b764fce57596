// latchkeyd: the verbs an operator has.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/log.h"
#include "server/founding_link.h"
#include "server/net/loop.h"
#include "server/process.h"
#include "server/serve.h"
#include "server/storage/storage.h"

namespace latchkey {
namespace {

int refuse(const std::string& sentence) {
  std::fprintf(stderr, "latchkeyd: %s\n", sentence.c_str());
  return 1;
}

Task<Done> print_link(members::Founding* founding, std::string public_url) {
  LK_CO_TRY(link, co_await make_founding_link(founding, std::move(public_url)));
  std::printf("%s\n", link.c_str());
  co_return done();
}

// Without a server running there is the database itself.
int found(const settings::Settings& settings, const std::string& public_url) {
  auto link = ask_server_for_link(settings.storage.folder);
  if (link) {
    std::printf("%s\n", link->c_str());
    return 0;
  }
  if (link.error().kind != Kind::not_found) return refuse("the running server did not answer.");
  net::Loop loop;
  auto database =
      storage::Database::open({.directory = settings.storage.folder,
                               .post = [&loop](std::function<void()> work) { loop.post(std::move(work)); }});
  if (!database) return refuse("storage.folder: " + database.error());
  SystemClock clock;
  SystemRandom random;
  events::Hub hub;
  storage::Storage stores(**database, hub);
  members::Founding founding(stores.members, clock, random, settings.demo.enabled);
  auto outcome = loop.run(print_link(&founding, public_url));
  (*database)->stop();
  return outcome ? 0 : refuse("the link could not be stored.");
}

int run(int argc, char** argv) {
  prepare_process();
  CLI::App app("Latchkey's server: second factors that belong to a team.");
  app.set_version_flag("--version", LATCHKEY_VERSION);
  app.require_subcommand(1);
  std::optional<std::string> config;
  std::string backup_file;
  auto with_config = [&](CLI::App* verb) {
    verb->add_option("--config", config, "settings in TOML; LATCHKEY_SECTION_KEY in the environment wins over it");
    return verb;
  };
  auto* serve_verb = with_config(app.add_subcommand("serve", "Serve until SIGTERM"));
  auto* check_verb =
      with_config(app.add_subcommand("check-config", "Say whether serve would start with these settings"));
  auto* backup_verb =
      with_config(app.add_subcommand("backup", "Copy the database of a running or stopped server into FILE"));
  backup_verb->add_option("FILE", backup_file, "must not exist yet")->required();
  auto* found_verb = with_config(app.add_subcommand("found", "Print a new link that founds a workspace"));
  CLI11_PARSE(app, argc, argv);

  auto loaded = settings::load_settings(config, settings::process_environment());
  if (!loaded) return refuse(loaded.error());
  auto settings = std::move(*loaded);
  if (!settings.process.allow_dumps) forbid_memory_dumps();
  log::set_level(settings.log.level);

  if (*serve_verb) {
    auto outcome = serve(std::move(settings), LATCHKEY_VERSION);
    return outcome ? 0 : refuse(outcome.error());
  }
  if (*check_verb) {
    auto outcome = check_settings(settings);
    if (!outcome) return refuse(outcome.error());
    std::printf("The settings are good.\n");
    return 0;
  }
  if (*backup_verb) {
    auto outcome = storage::Database::backup(settings.storage.folder, backup_file);
    return outcome ? 0 : refuse(outcome.error());
  }
  LK_CHECK(*found_verb);
  return found(settings, settings::public_url_of(settings));
}

}  // namespace
}  // namespace latchkey

int main(int argc, char** argv) {
  try {
    return latchkey::run(argc, argv);
  } catch (...) {
    // CLI11 throws where its own set-up is wrong, and memory may run out; neither text is for an operator.
    std::fputs("latchkeyd: stopped by an error of its own\n", stderr);
    return 1;
  }
}
