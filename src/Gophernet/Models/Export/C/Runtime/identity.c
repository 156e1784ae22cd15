// needs:
static float gopher_identity(float x)
{
    return x;
}
