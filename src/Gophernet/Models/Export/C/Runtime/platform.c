// needs:
#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* The bits of a prediction are those of gophernet only where each operation rounds once, to the nearest. */
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(__NO_SIGNED_ZEROS__) \
    || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "compile without -ffast-math and its parts: it changes what is predicted"
#endif
#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16 /* 16 is of _Float16 alone */
#error "float and double must be computed in their own precision: with gcc for 32-bit x86, -msse2 -mfpmath=sse"
#endif

/* a * b + c must round twice where it is written so; what is fused is written as gopher_fma. */
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#elif defined(_MSC_VER)
#pragma fp_contract(off)
#endif
