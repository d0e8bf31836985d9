#include "COnnxRuntime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ort_api.h"

struct gk_runtime {
  const OrtSlot *api;
  OrtEnv *environment;
  OrtMemoryInfo *memory;
  OrtAllocator *allocator;
};

struct gk_session {
  gk_runtime *runtime;
  OrtSession *session;
  char *input;
  char *output;
};

struct gk_output {
  const OrtSlot *api;
  OrtValue *value;
  const float *values;
  size_t rank;
  int64_t shape[8];
};

#define CALL(api, name, type) ((type)(api)[SLOT_##name])
#define RELEASE(api, name, object) \
  do { \
    if (object) CALL(api, name, ReleaseFn)(object); \
  } while (0)

static char *message(const char *text) {
  char *copy = strdup(text ? text : "unknown error");
  return copy ? copy : NULL;
}

/// Turns a status into a message, and frees it.
static char *taken(const OrtSlot *api, OrtStatus *status) {
  if (!status) return NULL;
  char *text = message(CALL(api, GetErrorMessage, GetErrorMessageFn)(status));
  CALL(api, ReleaseStatus, ReleaseFn)(status);
  return text;
}

char *gk_runtime_open(const char *library, gk_runtime **out) {
  *out = NULL;
  // Since 1.29 the library reports on its use unless this stands in the environment when it is loaded: it writes a device's name under
  // ~/.cache, collects the program's path and the model's name, and looks its maker's host up. Nothing of a document is sent, but nothing
  // at all is wanted.
  if (setenv("ORT_DISABLE_TELEMETRY", "1", 1) != 0) return message("its telemetry cannot be turned off");
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return message(dlerror());
  const OrtApiBase *(*get_base)(void) = (const OrtApiBase *(*)(void))dlsym(handle, "OrtGetApiBase");
  if (!get_base) return message("it is no ONNX Runtime: OrtGetApiBase is missing");
  const OrtApiBase *base = get_base();
  const OrtSlot *api = base ? base->GetApi(ORT_TABLE_VERSION) : NULL;
  if (!api) return message("this ONNX Runtime is too old");
  gk_runtime *runtime = calloc(1, sizeof *runtime);
  if (!runtime) return message("out of memory");
  runtime->api = api;
  char *error = taken(api, CALL(api, CreateEnv, CreateEnvFn)(ORT_LOG_ERROR, "gongkai", &runtime->environment));
  if (!error) {
    error = taken(api, CALL(api, CreateCpuMemoryInfo, CreateCpuMemoryInfoFn)(ORT_ARENA_ALLOCATOR, ORT_MEMORY_DEFAULT, &runtime->memory));
  }
  if (!error) error = taken(api, CALL(api, GetAllocatorWithDefaultOptions, DefaultAllocatorFn)(&runtime->allocator));
  if (error) {
    gk_runtime_close(runtime);
    return error;
  }
  *out = runtime;
  return NULL;
}

void gk_runtime_close(gk_runtime *runtime) {
  if (!runtime) return;
  RELEASE(runtime->api, ReleaseMemoryInfo, runtime->memory);
  RELEASE(runtime->api, ReleaseEnv, runtime->environment);
  free(runtime);
}

/// One thread a run, so that results do not depend on the machine's cores; no memory patterns, since every batch has another width.
static char *open_session(gk_runtime *runtime, const void *model, size_t bytes, OrtSessionOptions *options, gk_session *session) {
  const OrtSlot *api = runtime->api;
  OrtStatus *status = CALL(api, SetIntraOpNumThreads, SessionOptionsNumberFn)(options, 1);
  if (!status) status = CALL(api, SetInterOpNumThreads, SessionOptionsNumberFn)(options, 1);
  if (!status) status = CALL(api, SetSessionGraphOptimizationLevel, SessionOptionsNumberFn)(options, ORT_ALL_OPTIMIZATIONS);
  if (!status) status = CALL(api, DisableMemPattern, SessionOptionsFn)(options);
  if (!status) {
    status = CALL(api, CreateSessionFromArray, CreateSessionFromArrayFn)(runtime->environment, model, bytes, options, &session->session);
  }
  if (!status) status = CALL(api, SessionGetInputName, SessionNameFn)(session->session, 0, runtime->allocator, &session->input);
  if (!status) status = CALL(api, SessionGetOutputName, SessionNameFn)(session->session, 0, runtime->allocator, &session->output);
  return taken(api, status);
}

char *gk_session_open(gk_runtime *runtime, const void *model, size_t bytes, gk_session **out) {
  *out = NULL;
  gk_session *session = calloc(1, sizeof *session);
  if (!session) return message("out of memory");
  session->runtime = runtime;
  OrtSessionOptions *options = NULL;
  char *error = taken(runtime->api, CALL(runtime->api, CreateSessionOptions, CreateSessionOptionsFn)(&options));
  if (!error) error = open_session(runtime, model, bytes, options, session);
  RELEASE(runtime->api, ReleaseSessionOptions, options);
  if (error) {
    gk_session_close(session);
    return error;
  }
  *out = session;
  return NULL;
}

char *gk_session_metadata(gk_session *session, const char *key, char **out) {
  *out = NULL;
  const OrtSlot *api = session->runtime->api;
  OrtModelMetadata *metadata = NULL;
  char *text = NULL;
  OrtStatus *status = CALL(api, SessionGetModelMetadata, ModelMetadataFn)(session->session, &metadata);
  if (!status) status = CALL(api, ModelMetadataLookupCustomMetadataMap, LookupFn)(metadata, session->runtime->allocator, key, &text);
  if (text) {
    *out = strdup(text);
    OrtStatus *freed = CALL(api, AllocatorFree, AllocatorFreeFn)(session->runtime->allocator, text);
    if (!status) status = freed;
  }
  RELEASE(api, ReleaseModelMetadata, metadata);
  return taken(api, status);
}

/// Reads a result's shape and finds its values.
static OrtStatus *open_output(const OrtSlot *api, gk_output *output) {
  OrtTensorTypeAndShapeInfo *info = NULL;
  void *values = NULL;
  OrtStatus *status = CALL(api, GetTensorTypeAndShape, TensorShapeFn)(output->value, &info);
  if (!status) status = CALL(api, GetDimensionsCount, DimensionsCountFn)(info, &output->rank);
  if (!status && output->rank > 8) output->rank = 8;
  if (!status) status = CALL(api, GetDimensions, DimensionsFn)(info, output->shape, output->rank);
  if (!status) status = CALL(api, GetTensorMutableData, TensorDataFn)(output->value, &values);
  RELEASE(api, ReleaseTensorTypeAndShapeInfo, info);
  output->values = values;
  return status;
}

char *gk_session_run(gk_session *session, float *input, const int64_t *shape, size_t rank, gk_output **out) {
  *out = NULL;
  const OrtSlot *api = session->runtime->api;
  size_t count = 1;
  for (size_t axis = 0; axis < rank; axis++) count *= (size_t)shape[axis];
  gk_output *output = calloc(1, sizeof *output);
  if (!output) return message("out of memory");
  output->api = api;
  OrtValue *tensor = NULL;
  OrtStatus *status = CALL(api, CreateTensorWithDataAsOrtValue, CreateTensorFn)(session->runtime->memory, input, count * sizeof(float), shape,
                                                                                rank, ORT_FLOAT, &tensor);
  if (!status) {
    const char *names[] = {session->input};
    const char *output_names[] = {session->output};
    const OrtValue *inputs[] = {tensor};
    status = CALL(api, Run, RunFn)(session->session, NULL, names, inputs, 1, output_names, 1, &output->value);
  }
  if (!status) status = open_output(api, output);
  RELEASE(api, ReleaseValue, tensor);
  if (status) {
    gk_output_free(output);
    return taken(api, status);
  }
  *out = output;
  return NULL;
}

void gk_session_close(gk_session *session) {
  if (!session) return;
  const OrtSlot *api = session->runtime->api;
  char *names[] = {session->input, session->output};
  for (int i = 0; i < 2; i++) {
    if (names[i]) free(taken(api, CALL(api, AllocatorFree, AllocatorFreeFn)(session->runtime->allocator, names[i])));
  }
  RELEASE(api, ReleaseSession, session->session);
  free(session);
}

const float *gk_output_values(const gk_output *output) { return output->values; }

size_t gk_output_rank(const gk_output *output) { return output->rank; }

int64_t gk_output_dimension(const gk_output *output, size_t axis) { return axis < output->rank ? output->shape[axis] : 0; }

void gk_output_free(gk_output *output) {
  if (!output) return;
  RELEASE(output->api, ReleaseValue, output->value);
  free(output);
}
