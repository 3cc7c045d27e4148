import { Arn, ArnFormat, type IResource, Stack, Token } from 'aws-cdk-lib';

/** Where a resource is. */
export interface ResourceOwner {
  readonly region: string;
  readonly account: string;
}

/** The region and the account of a resource. Of an imported one its ARN knows better than CDK does. */
export function ownerOf(resource: IResource, arn?: string): ResourceOwner {
  const { region, account } = resource.env;
  if (arn === undefined || Token.isUnresolved(arn)) {
    return { region, account };
  }
  // An ARN without one of them leaves it to the resource.
  return { region, account, ...partsOf(arn) };
}

function partsOf(arn: string): Partial<ResourceOwner> {
  const { region, account } = Arn.split(arn, ArnFormat.NO_RESOURCE_NAME);
  return Object.fromEntries(Object.entries({ region, account }).filter(([, part]) => part));
}

/** The name of a resource for a request, or its ARN where the name would mean one of the account of the API. */
export function nameOrArn(resource: IResource, name: string, arn: string): string {
  const { account } = ownerOf(resource, arn);
  return Token.isUnresolved(account) || account === Stack.of(resource).account ? name : arn;
}
