// The C door to ONNX Runtime: everything gongkai sees of it comes through this header.
//
// The runtime is opened with dlopen when a scan is met, so that building needs none of its headers and digital PDFs none of its code.
// Every function that can fail returns NULL where it did what it should, else a message that the caller frees with free().
#ifndef GONGKAI_CONNXRUNTIME_H
#define GONGKAI_CONNXRUNTIME_H

#include <stddef.h>
#include <stdint.h>

/// The opened library with its environment.
typedef struct gk_runtime gk_runtime;
/// A loaded model. Running it is safe from several threads at a time; each run stays on the thread that asks for it.
typedef struct gk_session gk_session;
/// What a run gave: one tensor of floats.
typedef struct gk_output gk_output;

/// Opens the library file.
char *gk_runtime_open(const char *library, gk_runtime **out);
/// Closes the environment. The library stays mapped: it cannot be unloaded safely.
void gk_runtime_close(gk_runtime *runtime);

/// Tells the version of a library file without starting it; `*out` is to be freed with free().
char *gk_runtime_version(const char *library, char **out);

/// Loads a model of one input and one output out of the bytes of its file, to run on one thread.
char *gk_session_open(gk_runtime *runtime, const void *model, size_t bytes, gk_session **out);
/// Looks up an entry of the model's own metadata; `*out` is NULL where there is none, else to be freed with free().
char *gk_session_metadata(gk_session *session, const char *key, char **out);
/// Runs the model on one tensor of floats.
char *gk_session_run(gk_session *session, float *input, const int64_t *shape, size_t rank, gk_output **out);
/// Frees a model.
void gk_session_close(gk_session *session);

/// The tensor's floats, valid until the output is freed.
const float *gk_output_values(const gk_output *output);
/// The number of dimensions.
size_t gk_output_rank(const gk_output *output);
/// The size along one dimension.
int64_t gk_output_dimension(const gk_output *output, size_t axis);
/// Frees the output.
void gk_output_free(gk_output *output);

#endif
