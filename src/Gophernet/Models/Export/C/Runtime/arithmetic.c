// needs:
/* Whether the program computes as the model needs it: no product is fused with a sum (clang -ffp-contract=fast does so whatever a
   file says), results are rounded to the nearest, and numbers near 0 are kept (what is linked with -ffast-math may drop them). */
static int gopher_computes_exactly(void)
{
    volatile float third = 0x1.555556p-2f, product = 0x1.c71c74p-4f, smallest = 0x1p-126f, half = 0.5f, one = 1.0f, less = 0x1p-25f, more = 0x1.8p-24f;
    volatile float rest = third * third - product, subnormal = smallest * half, down = one + less, up = one + more;
    return rest == 0.0f && subnormal != 0.0f && down == 1.0f && up == 0x1.000002p0f;
}
