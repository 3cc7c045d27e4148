import type { Assembly } from '../../../lib/runtime/cloudformation/cloud-assembly';
import type { ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';
import {
  type CreatedValues,
  type LinkedTemplate,
  linkTemplates,
  resourcesOf,
} from '../../../lib/runtime/cloudformation/linked-templates';
import type { CreatedResource, WantedResource } from './created-resource';
import { type ResourceReference, resourceReferences } from './resource-references';

/**
 * Resources that no local server needs: the gateway serves APIs, functions and event sources itself, permissions are not
 * checked, and what is left describes a network or watches over a deployment.
 */
const NOT_NEEDED =
  /^(?:AWS::(?:ApiGateway|ApiGatewayV2|Backup|CDK|CertificateManager|CloudFormation|CloudFront|CloudTrail|CloudWatch|CodeBuild|CodeDeploy|CodePipeline|Config|EC2|ECR|ECS|ElasticLoadBalancingV2|IAM|Lambda|Logs|Route53|ServiceDiscovery|Synthetics|WAFv2|XRay)::.*|AWS::(?:SQS::QueuePolicy|SNS::TopicPolicy|S3::BucketPolicy|Events::EventBusPolicy)|Custom::.*)$/;

/** The resources of an app as a local server has them. */
export interface AppResources {
  readonly values: CreatedValues;
  /** Why resources were not created, by template and logical id. */
  readonly failures: readonly FailedResource[];
}

/** A resource that was not created. */
export interface FailedResource {
  readonly templateFile: string;
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}

interface PendingResource {
  readonly template: LinkedTemplate;
  readonly logicalId: string;
  readonly type: string;
  readonly needs: readonly ResourceReference[];
}

/**
 * Creates the resources of an app, those first that others refer to. What exists already is kept, as when the app is read
 * again.
 */
export async function createResources(
  assembly: Assembly,
  given: ReferenceValues,
  create: (resource: WantedResource) => Promise<CreatedResource>,
  before: CreatedValues = new Map(),
): Promise<AppResources> {
  const values = new Map<string, ReferenceValues>(before);
  const failures: FailedResource[] = [];
  let templates = linkTemplates(assembly, given, values);
  const attributes = attributesOf(templates);
  let pending = pendingResources(templates).filter(
    ({ logicalId, template: { templateFile } }) => own(values.get(templateFile), logicalId) === undefined,
  );
  while (pending.length > 0) {
    const isWaiting = ({ needs }: PendingResource) => needs.some((need) => pending.some((other) => is(other, need)));
    const ready = pending.filter((resource) => !isWaiting(resource));
    // Resources that need each other: one of them has to be first.
    const wave = ready.length > 0 ? ready : pending.slice(0, 1);
    pending = pending.filter((resource) => !wave.includes(resource));
    for (const { logicalId, template, type } of wave) {
      const { resolver, stackName, templateFile } =
        templates.find((linked) => linked.templateFile === template.templateFile) ?? template;
      const created = await create({
        stack: stackName,
        id: logicalId,
        type,
        properties: resolver.resolve(own(template.template, 'Resources', logicalId, 'Properties')) ?? {},
        region: resolver.text({ Ref: 'AWS::Region' }),
        attributes: [...(attributes.get(keyOf({ templateFile, logicalId })) ?? [])],
      });
      if ('reason' in created) {
        failures.push({ templateFile, logicalId, type, reason: created.reason });
        continue;
      }
      const known = Object.entries(created.attributes).map(([name, value]) => [`${logicalId}.${name}`, asText(value)]);
      values.set(templateFile, {
        ...values.get(templateFile),
        [logicalId]: created.ref,
        ...Object.fromEntries(known),
      });
    }
    templates = linkTemplates(assembly, given, values);
  }
  return { values, failures };
}

function pendingResources(templates: readonly LinkedTemplate[]): PendingResource[] {
  return templates.flatMap((template) =>
    typesOf(template).flatMap((type) =>
      resourcesOf(template, type).map(({ logicalId }) => ({
        template,
        logicalId,
        type,
        needs: resourceReferences(templates, template, own(template.template, 'Resources', logicalId, 'Properties')),
      })),
    ),
  );
}

function typesOf({ template }: LinkedTemplate): string[] {
  const types = entries(own(template, 'Resources')).map(([, resource]) => asText(own(resource, 'Type')));
  return [...new Set(types)].filter((type) => !NOT_NEEDED.test(type));
}

/** The attributes that templates refer to, by resource. */
function attributesOf(templates: readonly LinkedTemplate[]): ReadonlyMap<string, ReadonlySet<string>> {
  const attributes = new Map<string, Set<string>>();
  for (const template of templates) {
    for (const reference of resourceReferences(templates, template, template.template)) {
      if (reference.attribute !== undefined) {
        const known = attributes.get(keyOf(reference)) ?? new Set();
        attributes.set(keyOf(reference), known.add(reference.attribute));
      }
    }
  }
  return attributes;
}

function is({ logicalId, template }: PendingResource, need: ResourceReference): boolean {
  return need.logicalId === logicalId && need.templateFile === template.templateFile;
}

function keyOf({ templateFile, logicalId }: { templateFile: string; logicalId: string }): string {
  return `${templateFile}#${logicalId}`;
}
