# Sourced by script/test. A suite is a command whose last words are a plain line "N passed, N failed"; it runs with its
# output in build/test/NAME.log, and what is printed is its count and its time. A suite that ran nothing has failed, and so
# has one that ends badly however it counted.
mkdir -p build/test
total_passed=0
total_failed=0

suite() {
  local name="$1" started=$SECONDS status=0 line passed=0 failed=0
  shift
  local log="build/test/${name// /-}.log"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1 || true)
  if [ -n "$line" ]; then
    passed=${line%% *}
    failed=${line##*passed, }
    failed=${failed%% *}
  fi
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ "$((passed + failed))" = 0 ]; then
    failed=1
    echo "$name ran nothing" >>"$log"
  fi
  printf '%-28s %5d passed, %d failed  (%d s)\n' "$name" "$passed" "$failed" "$((SECONDS - started))"
  if [ "$failed" != 0 ]; then
    echo "--- the end of $log"
    tail -n 60 "$log"
    echo "---"
  fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
}

closing_line() {
  echo
  echo "$total_passed passed, $total_failed failed"
  [ "$total_failed" = 0 ]
}
