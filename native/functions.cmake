# What the folders of native/ share: how a module and how a test is built.

# conch_add_module(NAME SOURCE... [LIBRARIES lib...])
# An extension module: modules/NAME.so on every system, because that is the name `import` looks for.
function(conch_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  add_library(module_${name} MODULE ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(module_${name} PROPERTIES
    OUTPUT_NAME ${name} PREFIX "" SUFFIX ".so"
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/modules)
  target_link_libraries(module_${name} PRIVATE conch ${arg_LIBRARIES})
endfunction()

# ThreadSanitizer of older compilers cannot place its shadow memory where the kernel randomises addresses widely;
# setarch -R turns that off for one process. Some containers forbid it, so it is tried here before it is used.
set(CONCH_TEST_LAUNCHER "")
if(CONCH_SANITIZE MATCHES "thread")
  find_program(CONCH_SETARCH setarch)
  if(CONCH_SETARCH)
    execute_process(COMMAND ${CONCH_SETARCH} -R true RESULT_VARIABLE setarch_failed OUTPUT_QUIET ERROR_QUIET)
    if(NOT setarch_failed)
      set(CONCH_TEST_LAUNCHER ${CONCH_SETARCH} -R)
    endif()
  endif()
endif()

# conch_add_program(NAME SOURCE... [LIBRARIES lib...])
# A program in bin/ that uses libconch; built, not registered as a test.
function(conch_add_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} conch Threads::Threads)
endfunction()

# conch_add_test(NAME SOURCE... [LIBRARIES lib...] [ARGUMENTS arg...])
# A program that ctest runs; it passes when it exits with 0. It is registered under its own name.
function(conch_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;ARGUMENTS")
  conch_add_program(${name} ${arg_UNPARSED_ARGUMENTS} LIBRARIES ${arg_LIBRARIES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/native/tests ${PROJECT_SOURCE_DIR}/native/runtime)
  add_test(NAME ${name} COMMAND ${CONCH_TEST_LAUNCHER} $<TARGET_FILE:${name}> ${arg_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 120
    ENVIRONMENT "TSAN_OPTIONS=halt_on_error=1 second_deadlock_stack=1;UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1;ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1")
endfunction()
