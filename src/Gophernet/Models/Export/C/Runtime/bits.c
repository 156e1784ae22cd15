// needs:
union gopher_float {
    float value;
    uint32_t bits;
};

union gopher_double {
    double value;
    uint64_t bits;
};
