# A folder is a build target that links only what its arrow in ARCHITECTURE.md allows.
#
#   latchkey_folder(NAME [LINKS target...] [LIBRARIES target...])
#
# compiles every *.cpp of the current folder (tests, fuzz targets and main.cpp aside) into latchkey_NAME and adds
# NAME_test for *_test.cpp and, in a sanitized build, one libFuzzer program for each *_fuzz.cpp; `fuzzers` builds these
# alone. LINKS are folders of ours, LIBRARIES foreign.
if(LATCHKEY_SANITIZE)
  add_custom_target(fuzzers)
endif()
function(latchkey_folder name)
  cmake_parse_arguments(ARG "" "" "LINKS;LIBRARIES;TEST_LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  set(fuzzers ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|/main)\\.cpp$")

  list(TRANSFORM ARG_LINKS PREPEND latchkey_)
  list(TRANSFORM ARG_TEST_LINKS PREPEND latchkey_)
  if(sources)
    add_library(latchkey_${name} STATIC ${sources})
    target_include_directories(latchkey_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(latchkey_${name} PUBLIC ${ARG_LINKS} ${ARG_LIBRARIES})
  else()
    add_library(latchkey_${name} INTERFACE)
    target_include_directories(latchkey_${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(latchkey_${name} INTERFACE ${ARG_LINKS} ${ARG_LIBRARIES})
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE latchkey_${name} ${ARG_TEST_LINKS} GTest::gtest_main GTest::gmock)
    target_compile_definitions(${name}_test PRIVATE LATCHKEY_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                               LATCHKEY_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}: " PROPERTIES TIMEOUT 300)
  endif()
  if(LATCHKEY_SANITIZE)
    foreach(fuzzer ${fuzzers})
      get_filename_component(program ${fuzzer} NAME_WE)
      add_executable(${program} ${fuzzer})
      target_link_libraries(${program} PRIVATE latchkey_${name} ${ARG_TEST_LINKS})
      target_link_options(${program} PRIVATE -fsanitize=fuzzer)
      add_dependencies(fuzzers ${program})
    endforeach()
  endif()
endfunction()
