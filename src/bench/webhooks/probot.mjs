// Counts what its handler did, as an app would do its work: after the answer it would be lost.
import { appendFileSync } from 'node:fs';

export default (app) => {
  app.on('pull_request', async (context) => {
    appendFileSync(process.env.HANDLED, context.id + '\n');
  });
};
