// The C door to libsoup: everything gongkai sees of HTTP comes through this header.
#ifndef GONGKAI_CSOUP_SHIM_H
#define GONGKAI_CSOUP_SHIM_H

#include <libsoup/soup.h>

#endif
