import type { CreatedValues } from '../../../lib/runtime/cloudformation/linked-templates';
import { type App, type Choice, readApp, readCheckedAssembly } from '../assembly/app';
import { createResources } from '../assembly/app-resources';
import { MotoServer } from './moto/moto-server';

/** The account of the resources of an app that names none. */
const USUAL_ACCOUNT = '123456789012';

/** A local server for all services, with the resources of an app in it. */
export class LocalServices {
  /** Starts moto for an app. */
  public static async start(directory: string, progress: (text: string) => void): Promise<LocalServices> {
    const { templates } = readCheckedAssembly(directory);
    const accounts = templates.flatMap(({ environment }) => environment?.accountId ?? []);
    return new LocalServices(await MotoServer.start(accounts[0] ?? USUAL_ACCOUNT, progress));
  }

  private values: CreatedValues = new Map();

  private constructor(private readonly server: MotoServer) {}

  /** The address of all services. */
  public get url(): string {
    return this.server.url;
  }

  /** Reads an app, and creates those of its resources that do not exist yet. */
  public async readApp(directory: string, choice: Choice, progress: (text: string) => void = () => {}): Promise<App> {
    const assembly = readCheckedAssembly(directory);
    const create = (resource: Parameters<MotoServer['create']>[0]) => {
      progress(`creating ${resource.id}`);
      return this.server.create(resource);
    };
    const resources = await createResources(assembly, choice.values ?? {}, create, this.values);
    this.values = resources.values;
    return readApp(directory, { ...choice, resources });
  }

  public stop(): Promise<void> {
    return this.server.stop();
  }
}
