using System.Text.Json.Nodes;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Variants;

/// <summary>What a variant may not keep to itself.</summary>
internal sealed partial class ThreeWayMerge
{
    private static readonly string[] LockedProperties = ["type", "origin", "item", "required", "requiredWhen", "showWhen", "parts"];

    private static readonly string[] WordProperties = ["label", "reading", "help", "why", "example"];

    /// <summary>What the new master makes common is common here too, whatever was chosen.</summary>
    private FormDefinition Locked(FormDefinition master, FormDefinition proposal)
    {
        var weakened = CommonItems.Findings(master, proposal).ToList();
        if (weakened.Count == 0)
        {
            return proposal;
        }
        foreach (var path in Fields(theirs).Where(path => (string?)theirs.Things[path]["origin"] == "common").ToList())
        {
            if (!merged.Things.TryGetValue(path, out var own))
            {
                Add(path);
                conflicts.RemoveAll(conflict => conflict.Thing == path);
            }
            else if (theirs.Inside.ContainsKey(path) != merged.Inside.ContainsKey(path))
            {
                Replace(path);
                conflicts.RemoveAll(conflict => conflict.Thing == path);
                var (was, now) = (before.Things.GetValueOrDefault(path) ?? [], theirs.Things[path]);
                foreach (var name in WordProperties.Where(name => !JsonNode.DeepEquals(was[name], own[name]) && !JsonNode.DeepEquals(now[name], own[name])))
                {
                    if (JsonNode.DeepEquals(was[name], now[name]) || !Conflict(path, name, was[name], own[name], now[name]))
                    {
                        Set(merged.Things[path], name, own[name]);
                    }
                }
            }
            else if (weakened.Exists(finding => finding.Path.StartsWith(merged.Address(path) + "/", StringComparison.Ordinal)))
            {
                foreach (var name in LockedProperties)
                {
                    Set(own, name, theirs.Things[path][name]);
                }
                conflicts.RemoveAll(conflict => conflict.Thing == path && LockedProperties.Contains(conflict.Property));
            }
        }
        return merged.ToForm(proposal.Code, proposal.Version);
    }
}
