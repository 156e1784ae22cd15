// needs: lower
static int gopher_is_letter(unsigned char byte)
{
    return gopher_lower(byte) >= 'a' && gopher_lower(byte) <= 'z';
}
