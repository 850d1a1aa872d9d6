# Says which of the libraries that a program needs, directly or not, belong to a display.
#
#   cmake -DPROGRAM=<file> -P needed.cmake
if(NOT EXISTS "${PROGRAM}")
  message(FATAL_ERROR "${PROGRAM} is not there: build it first")
endif()
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${PROGRAM}" RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR lost)
list(LENGTH found count)
if(lost OR count EQUAL 0)
  message(FATAL_ERROR "Not every library of ${PROGRAM} was found; missing: ${lost}")
endif()
list(FILTER found INCLUDE REGEX "/lib(Qt6Gui|Qt6Widgets|Qt6PrintSupport|Qt6Svg|X11|xcb|wayland-client)\\.")
if(found)
  message(FATAL_ERROR "needs a display: ${found}")
endif()
message(STATUS "none of ${count} libraries belongs to a display")
