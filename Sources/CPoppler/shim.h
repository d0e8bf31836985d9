// The C door: everything gongkai sees of Poppler, GLib and cairo comes through this header.
#ifndef GONGKAI_CPOPPLER_SHIM_H
#define GONGKAI_CPOPPLER_SHIM_H

#include <cairo.h>
#include <gio/gio.h>
#include <poppler.h>

// Functions of glibc whose declarations Swift's own module of it leaves out.

/// Makes a nameless file in memory.
extern int memfd_create(const char *name, unsigned int flags);
/// Finds bytes in bytes.
extern void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);

#endif
