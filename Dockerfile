# Framewright in a container: docker build -t framewright . ; docs/operations.md says how to run it.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY tsconfig.json manifest.yml ./
COPY scripts/compile-pack.mjs scripts/run-main.mjs ./scripts/
COPY src ./src
COPY data ./data
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.yml ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/data ./data
# The only place that is written to. All else may be mounted read-only.
RUN mkdir /var/lib/framewright && chown node:node /var/lib/framewright
VOLUME /var/lib/framewright
USER node
ENV NODE_ENV=production \
    FRAMEWRIGHT_DB=/var/lib/framewright/framewright.db \
    FRAMEWRIGHT_HEALTH_PORT=8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["start"]
