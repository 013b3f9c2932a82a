// Prints what Netlify makes of netlify.toml in each context: "node resolve.mjs FOLDER".

import { resolveConfig } from '@netlify/config';

const contexts = {};
for (const context of ['production', 'deploy-preview', 'branch-deploy']) {
  const { config, configPath } = await resolveConfig({
    cwd: process.argv[2], repositoryRoot: process.argv[2], context, branch: 'a-branch', mode: 'require', offline: true, env: {},
  });
  const { command, publish, ignore, environment } = config.build;
  contexts[context] = { file: configPath, command, publish, ignore, environment, headers: config.headers };
}
console.log(JSON.stringify(contexts, null, 2));
