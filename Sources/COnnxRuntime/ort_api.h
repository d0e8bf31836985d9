// The part of ONNX Runtime's C interface that gongkai calls.
//
// `OrtApi` is a struct of function pointers to which releases only ever append, so a slot's number is its name. It is read here as an
// array; the numbers are those of the public header onnxruntime_c_api.h, and version 16 of the table (ONNX Runtime 1.16 and later) has
// every one of them.
#ifndef GONGKAI_ORT_API_H
#define GONGKAI_ORT_API_H

#include <stddef.h>
#include <stdint.h>

typedef struct OrtStatus OrtStatus;
typedef struct OrtEnv OrtEnv;
typedef struct OrtSession OrtSession;
typedef struct OrtSessionOptions OrtSessionOptions;
typedef struct OrtRunOptions OrtRunOptions;
typedef struct OrtValue OrtValue;
typedef struct OrtMemoryInfo OrtMemoryInfo;
typedef struct OrtAllocator OrtAllocator;
typedef struct OrtModelMetadata OrtModelMetadata;
typedef struct OrtTensorTypeAndShapeInfo OrtTensorTypeAndShapeInfo;

typedef void (*OrtSlot)(void);

typedef struct {
  const OrtSlot *(*GetApi)(uint32_t version);
  const char *(*GetVersionString)(void);
} OrtApiBase;

enum { ORT_TABLE_VERSION = 16 };

// Values of the public enumerations.
enum { ORT_LOG_ERROR = 3, ORT_FLOAT = 1, ORT_ALL_OPTIMIZATIONS = 99, ORT_ARENA_ALLOCATOR = 1, ORT_MEMORY_DEFAULT = 0 };

enum {
  SLOT_GetErrorMessage = 2,
  SLOT_CreateEnv = 3,
  SLOT_CreateSessionFromArray = 8,
  SLOT_Run = 9,
  SLOT_CreateSessionOptions = 10,
  SLOT_DisableMemPattern = 17,
  SLOT_SetSessionGraphOptimizationLevel = 23,
  SLOT_SetIntraOpNumThreads = 24,
  SLOT_SetInterOpNumThreads = 25,
  SLOT_SessionGetInputName = 36,
  SLOT_SessionGetOutputName = 37,
  SLOT_CreateTensorWithDataAsOrtValue = 49,
  SLOT_GetTensorMutableData = 51,
  SLOT_GetDimensionsCount = 61,
  SLOT_GetDimensions = 62,
  SLOT_GetTensorTypeAndShape = 65,
  SLOT_CreateCpuMemoryInfo = 69,
  SLOT_AllocatorFree = 76,
  SLOT_GetAllocatorWithDefaultOptions = 78,
  SLOT_ReleaseEnv = 92,
  SLOT_ReleaseStatus = 93,
  SLOT_ReleaseMemoryInfo = 94,
  SLOT_ReleaseSession = 95,
  SLOT_ReleaseValue = 96,
  SLOT_ReleaseTensorTypeAndShapeInfo = 99,
  SLOT_ReleaseSessionOptions = 100,
  SLOT_SessionGetModelMetadata = 111,
  SLOT_ModelMetadataLookupCustomMetadataMap = 116,
  SLOT_ReleaseModelMetadata = 118,
};

typedef const char *(*GetErrorMessageFn)(const OrtStatus *);
typedef OrtStatus *(*CreateEnvFn)(int level, const char *name, OrtEnv **out);
typedef OrtStatus *(*CreateSessionFromArrayFn)(const OrtEnv *, const void *model, size_t bytes, const OrtSessionOptions *, OrtSession **out);
typedef OrtStatus *(*RunFn)(OrtSession *, const OrtRunOptions *, const char *const *names, const OrtValue *const *inputs, size_t count,
                            const char *const *output_names, size_t output_count, OrtValue **outputs);
typedef OrtStatus *(*CreateSessionOptionsFn)(OrtSessionOptions **out);
typedef OrtStatus *(*SessionOptionsFn)(OrtSessionOptions *);
typedef OrtStatus *(*SessionOptionsNumberFn)(OrtSessionOptions *, int);
typedef OrtStatus *(*SessionNameFn)(const OrtSession *, size_t index, OrtAllocator *, char **out);
typedef OrtStatus *(*CreateTensorFn)(const OrtMemoryInfo *, void *data, size_t bytes, const int64_t *shape, size_t rank, int type,
                                     OrtValue **out);
typedef OrtStatus *(*TensorDataFn)(OrtValue *, void **out);
typedef OrtStatus *(*DimensionsCountFn)(const OrtTensorTypeAndShapeInfo *, size_t *out);
typedef OrtStatus *(*DimensionsFn)(const OrtTensorTypeAndShapeInfo *, int64_t *out, size_t count);
typedef OrtStatus *(*TensorShapeFn)(const OrtValue *, OrtTensorTypeAndShapeInfo **out);
typedef OrtStatus *(*CreateCpuMemoryInfoFn)(int allocator, int memory, OrtMemoryInfo **out);
typedef OrtStatus *(*AllocatorFreeFn)(OrtAllocator *, void *);
typedef OrtStatus *(*DefaultAllocatorFn)(OrtAllocator **out);
typedef OrtStatus *(*ModelMetadataFn)(const OrtSession *, OrtModelMetadata **out);
typedef OrtStatus *(*LookupFn)(const OrtModelMetadata *, OrtAllocator *, const char *key, char **out);
typedef void (*ReleaseFn)(void *);

#endif
