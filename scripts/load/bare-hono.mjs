/* The least that a service could do with the same request. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/v1/lint', async (context) => {
  const { files } = await context.req.json();
  return context.json({ files: files.length });
});
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
