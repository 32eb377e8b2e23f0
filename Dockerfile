# One image for each service: docker build --build-arg SERVICE=project-service .
# The jars are built before, by ./samdrift up or mvn package; nothing is built or fetched in here.
FROM eclipse-temurin:25.0.1_8-jre-noble AS extracted
ARG SERVICE
WORKDIR /extract
COPY ${SERVICE}/target/${SERVICE}-*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.1_8-jre-noble
RUN useradd --system --uid 10001 samdrift && mkdir /data && chown samdrift /data
WORKDIR /application
COPY --from=extracted /extract/layers/dependencies/ ./
COPY --from=extracted /extract/layers/spring-boot-loader/ ./
COPY --from=extracted /extract/layers/snapshot-dependencies/ ./
COPY --from=extracted /extract/layers/application/ ./
USER samdrift
ENV SERVER_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "application.jar"]
# Without curl or wget in the image: bash asks for the readiness itself.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
