# find_package(Conch): builds an extension module in a project elsewhere, against a checkout of Conch or an installed one.
#
#   find_package(Conch REQUIRED)                       with CMAKE_PREFIX_PATH=CHECKOUT-OR-PREFIX, or Conch_DIR=the folder of this file
#   conch_add_extension(NAME SOURCE… [LIBRARIES lib…]) NAME.so in the source folder, where `import NAME` finds it
#
# Sets Conch_INCLUDE_DIR and Conch_VERSION, and makes the target Conch::Headers. An extension is not linked against libconch: its
# names are there when it is loaded, as CPython's are.

get_filename_component(Conch_INCLUDE_DIR "${CMAKE_CURRENT_LIST_DIR}/../native/include" ABSOLUTE)
if(NOT EXISTS "${Conch_INCLUDE_DIR}/Python.h")
  # Installed: PREFIX/LIB/cmake/Conch is where this file lies, and LIB may be more than one folder deep.
  set(conch_prefix "${CMAKE_CURRENT_LIST_DIR}")
  while(NOT EXISTS "${conch_prefix}/include/conch/Python.h" AND NOT conch_prefix STREQUAL "" AND NOT conch_prefix STREQUAL "/")
    get_filename_component(conch_prefix "${conch_prefix}" DIRECTORY)
  endwhile()
  set(Conch_INCLUDE_DIR "${conch_prefix}/include/conch")
  unset(conch_prefix)
endif()
if(NOT EXISTS "${Conch_INCLUDE_DIR}/Python.h")
  set(Conch_FOUND FALSE)
  set(Conch_NOT_FOUND_MESSAGE "no Python.h of Conch belongs to ${CMAKE_CURRENT_LIST_DIR}")
  return()
endif()

if(NOT TARGET Conch::Headers)
  add_library(Conch::Headers INTERFACE IMPORTED)
  set_target_properties(Conch::Headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${Conch_INCLUDE_DIR}")
endif()

function(conch_add_extension name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  if(NOT name MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
    message(FATAL_ERROR "conch_add_extension: '${name}' cannot be a module's name: letters, digits and _ only, and no digit first")
  endif()
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "conch_add_extension: ${name} has no sources")
  endif()
  add_library(${name} MODULE ${arg_UNPARSED_ARGUMENTS})
  # With a generator expression, which changes nothing, generators of several configurations add no folder of their own.
  # As system headers Conch's would come after an installed CPython's.
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so" C_VISIBILITY_PRESET hidden NO_SYSTEM_FROM_IMPORTED ON
    LIBRARY_OUTPUT_DIRECTORY "$<1:${CMAKE_CURRENT_SOURCE_DIR}>")
  target_link_libraries(${name} PRIVATE Conch::Headers ${arg_LIBRARIES})
  if(UNIX AND NOT APPLE)
    target_link_libraries(${name} PRIVATE m)
  endif()
  if(APPLE)
    target_link_options(${name} PRIVATE -undefined dynamic_lookup)
  endif()
endfunction()
