using CyberPort.Procedures.Catalogue;

namespace CyberPort.Procedures.Tests.Catalogue;

/// <summary>したいことから探す</summary>
public sealed class AskingTheWay
{
    private static readonly Dictionary<string, PathQuestion> Questions = ShowQuestionPath.Questions.ToDictionary(q => q.Id);

    [Fact]
    public void Every_answer_leads_to_a_question_or_to_procedures()
    {
        foreach (var choice in Questions.Values.SelectMany(q => q.Choices))
        {
            (choice.Next is null).ShouldBe(choice.Procedures is { Count: > 0 }, choice.Text.Ja);
            (choice.Next is null || Questions.ContainsKey(choice.Next)).ShouldBeTrue(choice.Text.Ja);
            (choice.Procedures ?? []).ShouldAllBe(code => NationalCatalogue.Find(code) != null);
            choice.Text.Easy.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void Everything_is_reached_in_three_questions_at_most()
    {
        var (reached, seen) = (new HashSet<string>(), new HashSet<string>());
        Walk("start", 1, reached, seen);
        seen.ShouldBe(Questions.Keys, ignoreOrder: true);
        reached.ShouldBe(NationalCatalogue.All.Select(p => p.Code), ignoreOrder: true);
    }

    private static void Walk(string question, int asked, HashSet<string> reached, HashSet<string> seen)
    {
        asked.ShouldBeLessThanOrEqualTo(3, question);
        seen.Add(question);
        foreach (var choice in Questions[question].Choices)
        {
            reached.UnionWith(choice.Procedures ?? []);
            if (choice.Next is not null)
            {
                Walk(choice.Next, asked + 1, reached, seen);
            }
        }
    }
}
