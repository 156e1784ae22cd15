// needs: magnitude
/* |x|, at most the bound, which also stands for what is not a number. */
static float gopher_bounded_magnitude(float x, float bound)
{
    const float magnitude = gopher_magnitude(x);
    return magnitude < bound ? magnitude : bound;
}
