# cmake --install: what a project elsewhere needs to build extensions. conch_host.h is for Java only, and stays here.
include(GNUInstallDirs)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/native/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/conch COMPONENT development
  FILES_MATCHING PATTERN "*.h" PATTERN conch_host.h EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/ConchConfig.cmake ${PROJECT_SOURCE_DIR}/cmake/ConchConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/Conch COMPONENT development)
install(TARGETS conch LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
