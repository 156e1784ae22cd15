// needs: sqrt, clamp
/* Leaves the middle as it is and draws the far numbers in to 3 and -3. */
static double gopher_draw_in(double z)
{
    z = gopher_clamp(z, -1e100, 1e100);
    return z / gopher_sqrt(1.0 + z / 3.0 * (z / 3.0));
}
