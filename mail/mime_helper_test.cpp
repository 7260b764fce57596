#include "mail/mime_helper.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace latchkey::mail {
namespace {

constexpr const char* kProgram = LATCHKEY_BIN_DIR "/latchkey-mime";
constexpr std::string_view kMail = "From: a@example.com\r\nSubject: hello\r\n\r\n482913\r\n";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Processes whose parent is `parent`.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::string status = read_file(entry.path() / "status");
    if (status.find("\nPPid:\t" + std::to_string(parent) + "\n") != std::string::npos) found.push_back(std::stoi(name));
  }
  return found;
}

// The child that waits for the next mail, once it has been forked and `former` has gone.
pid_t prepared_child(const MimeHelper& helper, pid_t former) {
  for (;;) {
    auto children = children_of(helper.program_pid());
    if (children.size() == 1 && children[0] != former) return children[0];
    usleep(1000);
  }
}

// A program that takes latchkey-mime's place: a shell script, given the same descriptor.
class StandIn {
 public:
  explicit StandIn(const std::string& script) {
    std::array<char, 32> path{"/tmp/latchkey-stand-in-XXXXXX"};
    int file = mkstemp(path.data());
    path_ = path.data();
    std::string text = "#!/bin/sh\n" + script + "\n";
    EXPECT_EQ(write(file, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    fchmod(file, 0700);
    close(file);
  }
  ~StandIn() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(Sandbox, refuses_files_sockets_programs_and_other_processes) {
  FILE* output = popen((std::string(kProgram) + " --try-to-break-out").c_str(), "r");
  ASSERT_NE(output, nullptr);
  std::map<std::string, std::string> outcome;
  std::array<char, 256> line{};
  while (std::fgets(line.data(), line.size(), output)) {
    std::string text(line.data());
    text.pop_back();
    std::size_t colon = text.find(": ");
    ASSERT_NE(colon, std::string::npos) << text;
    outcome[text.substr(0, colon)] = text.substr(colon + 2);
  }
  EXPECT_EQ(pclose(output), 0);
  for (const char* tried : {"open", "create", "stat"}) EXPECT_EQ(outcome[tried], "EACCES") << tried;
  for (const char* tried :
       {"socket", "connect", "execve", "fork", "thread", "ptrace", "kill_parent", "read_other_memory", "recvmsg",
        "executable_memory", "stop_alarm", "unshare", "io_uring", "wait_forever"}) {
    EXPECT_EQ(outcome[tried], "SIGSYS") << tried;
  }
}

TEST(MimeHelper, parses_one_mail_after_another) {
  auto helper = MimeHelper::start({.program = kProgram});
  ASSERT_TRUE(helper);
  pid_t program = helper->program_pid();
  for (int i = 0; i < 20; ++i) {
    std::string subject = "number " + std::to_string(i);
    auto mail = helper->parse("Subject: " + subject + "\r\n\r\n" + std::to_string(i) + "\r\n");
    ASSERT_TRUE(mail) << mail.error().where;
    EXPECT_EQ(mail->subject, subject);
    EXPECT_EQ(mail->text, std::to_string(i) + "\n");
  }
  EXPECT_EQ(helper->program_pid(), program);
}

TEST(MimeHelper, gives_the_program_no_environment_and_no_descriptor_but_its_socket) {
  constexpr int inherited = 77;
  ASSERT_EQ(dup2(0, inherited), inherited);  // without CLOEXEC, as a careless library would open it
  ASSERT_EQ(setenv("LATCHKEY_SECRET", "x", 1), 0);
  std::string log = std::filesystem::temp_directory_path() / ("latchkey-fds-" + std::to_string(getpid()));
  StandIn writing("for fd in /proc/$$/fd/*; do echo \"${fd##*/}\"; done >" + log + "; env >>" + log +
                  "; printf r >&3; exec sleep 10");
  auto helper = MimeHelper::start({.program = writing.path()});
  ASSERT_TRUE(helper) << helper.error().where;
  std::string found = read_file(log);
  std::filesystem::remove(log);
  close(inherited);
  // The shell opens its script as well and sets PWD; neither came from us.
  EXPECT_NE(found.find("3\n"), std::string::npos);
  EXPECT_EQ(found.find("\n" + std::to_string(inherited) + "\n"), std::string::npos) << found;
  EXPECT_EQ(found.find("LATCHKEY_SECRET"), std::string::npos) << found;
}

TEST(MimeHelper, a_child_is_walled_in_before_it_gets_a_mail) {
  auto helper = MimeHelper::start({.program = kProgram});
  ASSERT_TRUE(helper);
  for (pid_t process : {helper->program_pid(), prepared_child(*helper, -1)}) {
    std::string status = read_file("/proc/" + std::to_string(process) + "/status");
    EXPECT_NE(status.find("NoNewPrivs:\t1"), std::string::npos);
    EXPECT_NE(status.find("Seccomp:\t2"), std::string::npos);
    EXPECT_NE(status.find("CapEff:\t0000000000000000"), std::string::npos);
  }
}

TEST(MimeHelper, a_child_killed_in_the_middle_costs_its_own_mail_only) {
  auto helper = MimeHelper::start({.program = kProgram});
  ASSERT_TRUE(helper);
  pid_t program = helper->program_pid();
  pid_t first = prepared_child(*helper, -1);
  ASSERT_TRUE(helper->parse(kMail));
  ASSERT_EQ(kill(prepared_child(*helper, first), SIGKILL), 0);
  auto lost = helper->parse(kMail);
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().kind, Kind::unavailable);
  auto next = helper->parse(kMail);
  ASSERT_TRUE(next) << next.error().where;
  EXPECT_EQ(next->subject, "hello");
  EXPECT_EQ(helper->program_pid(), program);
}

TEST(MimeHelper, starts_the_program_again_after_it_was_killed) {
  auto helper = MimeHelper::start({.program = kProgram});
  ASSERT_TRUE(helper);
  pid_t program = helper->program_pid();
  ASSERT_EQ(kill(-program, SIGKILL), 0);
  siginfo_t info{};
  ASSERT_EQ(waitid(P_PID, static_cast<id_t>(program), &info, WEXITED | WNOWAIT), 0);
  auto mail = helper->parse(kMail);
  ASSERT_TRUE(mail) << mail.error().where;
  EXPECT_NE(helper->program_pid(), program);
}

TEST(MimeHelper, a_hung_child_ends_at_the_deadline_and_the_next_mail_is_read) {
  auto helper = MimeHelper::start({.program = kProgram, .deadline = std::chrono::milliseconds(1000)});
  ASSERT_TRUE(helper);
  pid_t child = prepared_child(*helper, -1);
  ASSERT_EQ(kill(child, SIGSTOP), 0);
  auto before = std::chrono::steady_clock::now();
  auto hung = helper->parse(kMail);
  ASSERT_FALSE(hung);
  EXPECT_EQ(hung.error().where, "mail helper: deadline passed");
  EXPECT_GE(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(900));
  // Killed, though it was stopped. Whoever adopts orphans here may take its time to bury it.
  for (;;) {
    std::string status = read_file("/proc/" + std::to_string(child) + "/status");
    if (status.empty() || status.find("State:\tZ") != std::string::npos) break;
    usleep(1000);
  }
  EXPECT_TRUE(helper->parse(kMail));
}

TEST(MimeHelper, a_program_that_never_gets_ready_or_is_missing_is_an_error) {
  StandIn silent("exec sleep 10");
  auto late = MimeHelper::start({.program = silent.path(), .deadline = std::chrono::milliseconds(200)});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, Kind::unavailable);
  auto missing = MimeHelper::start({.program = "/nonexistent/latchkey-mime"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, "mail helper: cannot run latchkey-mime");
}

TEST(MimeHelper, refuses_a_mail_over_its_size_unread) {
  auto helper = MimeHelper::start({.program = kProgram, .max_size = 100});
  ASSERT_TRUE(helper);
  auto large = helper->parse(std::string(101, 'x'));
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().kind, Kind::limited);
}

TEST(MimeHelper, takes_a_mail_as_large_as_allowed) {
  auto helper = MimeHelper::start({.program = kProgram, .deadline = std::chrono::seconds(60)});
  ASSERT_TRUE(helper);
  std::string raw =
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: "
      "application/zip\r\n\r\n";
  raw.append(kMaxWhole - raw.size(), 'z');
  auto mail = helper->parse(raw);
  ASSERT_TRUE(mail) << mail.error().where;
  EXPECT_EQ(mail->text, "hello");
  ASSERT_EQ(mail->attachments.size(), 1u);
  EXPECT_GT(mail->attachments[0].content.size(), kMaxWhole - 200);
}

TEST(MimeHelper, cuts_a_text_that_is_too_long) {
  auto helper = MimeHelper::start({.program = kProgram, .deadline = std::chrono::seconds(60)});
  ASSERT_TRUE(helper);
  auto mail = helper->parse("From: a@example.com\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n" +
                            std::string(kMaxBody, '\xE9'));
  ASSERT_TRUE(mail) << mail.error().where;
  EXPECT_EQ(mail->text->size(), kMaxBody);
  EXPECT_EQ(mail->problems, std::vector{MailProblem::text_truncated});
}

}  // namespace
}  // namespace latchkey::mail
