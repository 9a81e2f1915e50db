# One image for every process: docker run menshen api | worker | start | migrate | seed …
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev

FROM node:20-bookworm-slim
# Production: every setting is given, none is made up. See .env.example.
ENV NODE_ENV=production MENSHEN_HOST=0.0.0.0 MENSHEN_PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/rules ./rules
COPY --from=build /app/seeds ./seeds
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "bin/menshen.mjs"]
CMD ["start"]
