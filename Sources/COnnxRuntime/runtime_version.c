#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "COnnxRuntime.h"
#include "ort_api.h"

char *gk_runtime_version(const char *library, char **out) {
  *out = NULL;
  // Set before the library is loaded, or it would report to its maker that it was.
  setenv("ORT_DISABLE_TELEMETRY", "1", 1);
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return strdup(dlerror());
  const OrtApiBase *(*get_base)(void) = (const OrtApiBase *(*)(void))dlsym(handle, "OrtGetApiBase");
  const OrtApiBase *base = get_base ? get_base() : NULL;
  const char *version = base ? base->GetVersionString() : NULL;
  // The library stays mapped: it cannot be unloaded safely.
  if (!version) return strdup("it is no ONNX Runtime");
  *out = strdup(version);
  return NULL;
}
