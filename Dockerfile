# syntax=docker/dockerfile:1
# docker build -t newel:local .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . ./
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp package -Dmaven.test.skip

FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=build /build/target/newel.jar ./
# Every line in it is a comment until another is mounted over it; the environment has the last word anyway.
COPY conf ./conf

# An archive of the classes that a start loads halves the time of the next ones. It fits this JVM alone, so it is
# made here, by one start and one stop.
RUN export NEWEL_HTTP_PORT=8083 NEWEL_DATA_DIR=/tmp/training \
 && { java -XX:ArchiveClassesAtExit=/app/newel.jsa -jar newel.jar & server=$!; } \
 && for second in $(seq 60); do \
      bash -c 'exec 3<>/dev/tcp/127.0.0.1/8083' 2>/dev/null && break; kill -0 $server && sleep 1; \
    done \
 && sleep 1 && kill -TERM $server && { wait $server || true; } \
 && test -s newel.jsa && rm -rf /tmp/*

# Numeric, so that Kubernetes can tell that it is not root.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001

# The JVM does not bury the children of others: run the embedded Redis with docker run --init. With a Redis of your
# own there are none.
#
# Outside a container Newel listens on loopback. In here it must listen on all interfaces to be reached at all, and it
# is said that it asks nobody who they are: publish the port only to those who may run anything
# (-p 127.0.0.1:8083:8083), or set NEWEL_AUTH_MODE=signatures and NEWEL_AUTH_KEYS_FILE.
ENV NEWEL_HTTP_HOST=0.0.0.0 \
    NEWEL_AUTH_MODE=off \
    NEWEL_HTTP_PORT=8083 \
    NEWEL_DATA_DIR=/data
EXPOSE 8083
# What the embedded Redis persists; unused where NEWEL_REDIS_URL names another.
VOLUME /data

# The runtime image has no HTTP client, but bash has one half of it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$NEWEL_HTTP_PORT && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

# The rest of the memory is for Netty's buffers and the embedded Redis. Further flags for the JVM go into
# JDK_JAVA_OPTIONS. Out of memory, it exits and is started anew: nothing is lost.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/newel.jsa", "-Xshare:auto", "-XX:MaxRAMPercentage=60", \
  "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/newel.jar"]
