# An image with nothing in it but the executable.
# SDK: any image of Debian 12 or newer with the .NET 10 SDK on it, such as Microsoft's dotnet/sdk:10.0.
#
#   docker build --build-arg SDK=IMAGE --tag gophernet .
#   docker run --rm -i gophernet predict - < ...
ARG SDK
FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN scripts/publish

FROM scratch
COPY --from=build /source/artifacts/*/gophernet /gophernet
WORKDIR /work
ENTRYPOINT ["/gophernet"]
