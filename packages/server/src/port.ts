/** Whether the address to listen on is free: asked before anything that takes minutes, so that nobody waits for a refusal. */
import { createServer } from 'node:net';
import { ConfigError } from './config.ts';

/**
 * Refuses where something else listens on the port, in one sentence with the way out. The port is let go again, so another
 * program may still take it before the server does; then the server says the same.
 */
export async function claimPort({ host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  // 0 asks the system for any free port.
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portFault(error, port) ?? error));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** What an error of listening means to the person who started the program; undefined where it is something else. */
export function portFault(error: unknown, port: number): ConfigError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'EADDRINUSE')
    return new ConfigError(`端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口启动，如 PORT=${otherPort(port)} npm start。`);
  if (error.code === 'EACCES') return new ConfigError(`没有权限使用端口 ${port}。请换一个1024以上的端口启动，如 PORT=7180 npm start。`);
  return undefined;
}

const otherPort = (port: number): number => (port < 65_535 ? port + 1 : port - 1);
