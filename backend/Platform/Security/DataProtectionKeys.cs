using System.Xml.Linq;
using CyberPort.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CyberPort.Platform.Security;

/// <summary>Keys of cookies and anti-forgery tokens live in the database, so that every node reads what any node wrote.</summary>
internal sealed class DataProtectionKeys(WorkerDatabase worker) : IXmlRepository
{
    // The framework's interface is synchronous; it is read once per key ring, not per request.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = worker.Source.CreateCommand("select xml from platform.data_protection_key");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = worker.Source.CreateCommand("insert into platform.data_protection_key (id, xml) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
