#include "cli/importers/recovery_codes.h"

#include <gtest/gtest.h>

namespace latchkey::importers {
namespace {

using Codes = std::vector<std::string>;

TEST(RecoveryCodes, are_split_however_they_were_pasted) {
  EXPECT_EQ(split_recovery_codes("12345678\n23456789\r\n"), (Codes{"12345678", "23456789"}));
  EXPECT_EQ(split_recovery_codes("1234 5678\n2345 6789"), (Codes{"1234 5678", "2345 6789"}));
  EXPECT_EQ(split_recovery_codes("abcde-12345 fghij-67890"), (Codes{"abcde-12345", "fghij-67890"}));
  EXPECT_EQ(split_recovery_codes("12345678, 23456789; 34567890"), (Codes{"12345678", "23456789", "34567890"}));
  EXPECT_EQ(split_recovery_codes("1. 1a2b3c4d\n2) 2b3c4d5e\n- 3c4d5e6f\n* 4d5e6f70\n[ ] 5e6f7081"),
            (Codes{"1a2b3c4d", "2b3c4d5e", "3c4d5e6f", "4d5e6f70", "5e6f7081"}));
  EXPECT_EQ(split_recovery_codes("correct horse battery staple"), (Codes{"correct horse battery staple"}));
  EXPECT_EQ(split_recovery_codes(" \n\n"), Codes{});
}

TEST(RecoveryCodes, are_found_in_notes_under_a_label) {
  EXPECT_EQ(
      find_recovery_codes("Shared by marketing.\n\nRecovery codes:\n\n1234 5678\n2345 6789\n\n5555-1212 is the phone"),
      (Codes{"1234 5678", "2345 6789"}));
  EXPECT_EQ(find_recovery_codes("Backup codes: 1a2b3c4d 2b3c4d5e"), (Codes{"1a2b3c4d", "2b3c4d5e"}));
  EXPECT_EQ(find_recovery_codes("BACKUP CODES\n1a2b3c4d\nkeep safe\n2b3c4d5e"), (Codes{"1a2b3c4d"}));
}

TEST(RecoveryCodes, are_not_seen_where_nothing_names_them) {
  EXPECT_EQ(find_recovery_codes("12345678\n23456789"), Codes{});
  EXPECT_EQ(
      find_recovery_codes("Where are my recovery codes? I think they lie in the safe in the second room of the office"),
      Codes{});
  EXPECT_EQ(find_recovery_codes("Recovery codes: in the safe"), Codes{});
}

}  // namespace
}  // namespace latchkey::importers
