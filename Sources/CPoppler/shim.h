// The C door: everything gongkai sees of Poppler, GLib and cairo comes through this header.
#ifndef GONGKAI_CPOPPLER_SHIM_H
#define GONGKAI_CPOPPLER_SHIM_H

#include <cairo.h>
#include <gio/gio.h>
#include <poppler.h>

#endif
