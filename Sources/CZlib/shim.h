// The C door to zlib, which comes with Poppler's and cairo's development files and is loaded by them anyway.
#ifndef GONGKAI_CZLIB_H
#define GONGKAI_CZLIB_H

#include <zlib.h>

#endif
