package com.adaptiveads.events.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackRequestTest {
    private static TrackRequest read(String json) {
        return TrackRequest.from(Json.object(json.replace('\'', '"')));
    }

    @Test
    void theOriginalClientsClickIsUnderstood() {
        TrackRequest request = read("{'session_id':'session_1700000000000_ab12cd3','type':'click',"
                + "'data':{'x':150.5,'y':200,'product_id':'abc123','timestamp':1700000000000}}");
        Interaction click = request.interactions().getFirst();
        assertEquals(Interaction.Type.CLICK, click.type());
        assertEquals(Optional.of(new Point(150.5, 200)), click.position());
        assertEquals(Canvas.DEFAULT, click.canvas());
        assertTrue(click.trusted());
    }

    @Test
    void aHoverWithoutAPlaceHasNoPlaceRatherThanTheCorner() {
        TrackRequest request =
                read("{'session_id':'s','type':'hover','data':{'product_id':'p','duration':1500,'timestamp':1}}");
        assertEquals(Optional.empty(), request.interactions().getFirst().position());
    }

    @Test
    void inABatchTheGoodCountAndTheBadAreNamed() {
        TrackRequest request = read("{'session_id':'s','batch_id':'b','events':["
                + "{'type':'click','data':{'x':1,'y':2}},{'type':'click','data':{'x':1}},{'type':'dance','data':{}},"
                + "{'type':'touch','data':{}}]}");
        assertEquals(2, request.interactions().size());
        assertEquals(2, request.rejected().size());
        assertEquals(1, request.rejected().get(0).index());
        assertTrue(request.rejected().get(1).error().contains("click, hover, hover_canvas, impression, touch"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'click','data':{}} | session_id is missing.",
                "{'session_id':5,'type':'click','data':{}} | session_id must be a string.",
                "{'session_id':'s','data':{}} | type is missing.",
                "{'session_id':'s','type':'click'} | data is missing.",
                "{'session_id':'s','type':'click','data':{'x':'1','y':2}} | data.x must be a number.",
                "{'session_id':'s','type':'click','data':{'x':1e6,'y':2}} | data.x must be between -100000 and 100000.",
                "{'session_id':'s','type':'hover','data':{'duration':-1}} | data.duration must be between 0 and 600000.",
                "{'session_id':'s','type':'click','data':{'u':1.2,'v':0}} | data.u must be between 0 and 1.",
                "{'session_id':'s','events':[]} | batch_id is missing.",
                "{'session_id':'s','batch_id':'b','events':{}} | events must be an array.",
            })
    void aMistakeIsRefusedNamingTheField(String json, String sentence) {
        assertEquals(sentence, assertThrows(InvalidJson.class, () -> read(json)).sentence());
    }

    @Test
    void aBatchOfMoreThanAHundredIsRefused() {
        String events = "{'type':'click','data':{}},".repeat(101);
        String body = "{'session_id':'s','batch_id':'b','events':[" + events.substring(0, events.length() - 1) + "]}";
        assertEquals(
                "events must be an array of at most 100.",
                assertThrows(InvalidJson.class, () -> read(body)).sentence());
    }
}
